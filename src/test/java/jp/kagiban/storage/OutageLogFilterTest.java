package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLTransientConnectionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogFilterTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(OutageLogFilterTest.class);

    private final Exception lost =
            new IllegalStateException("no connection", new SQLTransientConnectionException("timed out"));
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final OutageLogFilter filter = new OutageLogFilter();

    @BeforeEach
    void install() {
        written.start();
        LOG.addAppender(written);
        filter.install();
    }

    @AfterEach
    void uninstall() {
        filter.uninstall();
        LOG.detachAppender(written);
    }

    @Test
    void aLostConnectionIsWrittenWhenTheDatabaseAnswersTheNextLook() {
        LOG.warn("Job {} failed", 7, lost);
        assertThat(written.list).isEmpty();
        filter.lookBegins();
        assertThat(filter.isWell()).isZero();
        assertThat(written.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("Job 7 failed");
            assertThat(event.getThrowableProxy().getCause().getMessage()).isEqualTo("timed out");
        });
    }

    @Test
    void aLookThatHasBegunBeforeDecidesNothing() {
        filter.lookBegins();
        LOG.warn("Job failed", lost);
        filter.isWell();
        assertThat(written.list).isEmpty();
        filter.lookBegins();
        assertThat(filter.isAway()).isEqualTo(1);
    }

    @Test
    void inAnOutageOnlyOtherFaultsAreWritten() {
        LOG.error("before the look", lost);
        filter.lookBegins();
        filter.isAway();
        LOG.error("after it", lost);
        LOG.error("another fault", new IllegalStateException("unforeseen"));
        assertThat(filter.isAway()).isEqualTo(2);
        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("another fault");
    }

    @Test
    void stragglersAreCountedForAMinuteAfterwards() {
        filter.isAway();
        filter.isBack();
        LOG.error("a straggler", lost);
        assertThat(IntStream.range(0, 32).mapToLong(_ -> filter.isWell()))
                .containsOnlyOnce(1L)
                .endsWith(1L);
        LOG.error("later", lost);
        filter.lookBegins();
        filter.isWell();
        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("later");
    }

    @Test
    void theFirstHundredFaultsAreKept() {
        IntStream.range(0, 150).forEach(_ -> LOG.error("lost", lost));
        filter.lookBegins();
        assertThat(filter.isWell()).isEqualTo(50);
        assertThat(written.list).hasSize(100);
    }

    @Test
    void aHeldFaultIsWrittenWhenTheFilterIsUninstalled() {
        LOG.error("lost", lost);
        filter.uninstall();
        assertThat(written.list).hasSize(1);
    }
}
