package jp.kagiban.storage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.kagkarlsson.scheduler.exceptions.SerializationException;
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
        filter.beginCheck();
        assertThat(filter.noteNoOutage()).isZero();
        assertThat(written.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).isEqualTo("Job 7 failed");
            assertThat(event.getThrowableProxy().getCause().getMessage()).isEqualTo("timed out");
        });
    }

    @Test
    void aLookThatHasBegunBeforeDecidesNothing() {
        filter.beginCheck();
        LOG.warn("Job failed", lost);
        filter.noteNoOutage();
        assertThat(written.list).isEmpty();
        filter.beginCheck();
        assertThat(filter.noteOutage()).isEqualTo(1);
    }

    @Test
    void inAnOutageOnlyOtherFaultsAreWritten() {
        LOG.warn("before the look", lost);
        filter.beginCheck();
        filter.noteOutage();
        LOG.warn("after it", lost);
        LOG.error("another fault", new IllegalStateException("unforeseen"));
        assertThat(filter.noteOutage()).isEqualTo(2);
        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("another fault");
    }

    @Test
    void stragglersAreCountedForAMinuteAfterwards() {
        filter.noteOutage();
        filter.noteEnd();
        LOG.warn("a straggler", lost);
        assertThat(IntStream.range(0, 32).mapToLong(_ -> filter.noteNoOutage()))
                .containsOnlyOnce(1L)
                .endsWith(1L);
        LOG.warn("later", lost);
        filter.beginCheck();
        filter.noteNoOutage();
        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("later");
    }

    @Test
    void theFirstHundredFaultsAreKept() {
        IntStream.range(0, 150).forEach(_ -> LOG.warn("lost", lost));
        filter.beginCheck();
        assertThat(filter.noteNoOutage()).isEqualTo(50);
        assertThat(written.list).hasSize(100);
    }

    @Test
    void looksThatComeToNoEndKeepAHundredInAll() {
        for (int look = 0; look < 3; look++) {
            IntStream.range(0, 80).forEach(_ -> LOG.warn("lost", lost));
            filter.beginCheck();
        }
        filter.noteNoOutage();
        assertThat(written.list).hasSize(100);
    }

    @Test
    void errorsOfThePortalAreMessagesInAnOutage() {
        LOG.error("Nobody was told of {}", "this", lost);
        filter.beginCheck();
        filter.noteOutage();
        LOG.error("Nobody was told of {}", "that", lost);
        assertThat(written.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Nobody was told of this", "Nobody was told of that");
        assertThat(written.list).extracting(ILoggingEvent::getThrowableProxy).containsOnlyNulls();
        assertThat(filter.noteOutage()).isZero();
    }

    @Test
    void tenErrorsAMinuteAreMessagesInAnOutage() {
        filter.noteOutage();
        IntStream.range(0, 50).forEach(_ -> LOG.error("failed", lost));
        assertThat(written.list).hasSize(10);
        IntStream.range(0, 32).forEach(_ -> filter.beginCheck());
        LOG.error("failed", lost);
        assertThat(written.list).hasSize(11);
        assertThat(filter.noteOutage()).isEqualTo(40);
    }

    @Test
    void thatTheDatabaseAnswersElsewhereIsNoStraggler() {
        filter.noteOutage();
        filter.noteEnd();
        LOG.warn(Outage.MET_BY_REQUESTS, "are its connections all in use?", lost);
        filter.beginCheck();
        filter.noteNoOutage();
        assertThat(written.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getThrowableProxy()).isNotNull());
    }

    /** Contexts of other tests set the scheduler's level to ERROR. */
    private Logger heard(String name) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        logger.setLevel(Level.WARN);
        logger.addAppender(written);
        return logger;
    }

    private void forget(Logger logger) {
        logger.detachAppender(written);
        logger.setLevel(null);
    }

    @Test
    void faultsOfTheSchedulerItselfAreWritten() {
        Logger scheduler = heard("com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository");
        filter.noteOutage();
        scheduler.warn("Failed to find implementation for task with name '{}'.", "old");
        scheduler.error("Unhandled exception", new SerializationException("unreadable", new IllegalStateException()));
        forget(scheduler);
        assertThat(written.list).hasSize(2);
    }

    @Test
    void heartbeatMessagesOfTheSchedulerAreLeftOut() {
        Logger scheduler = heard("com.github.kagkarlsson.scheduler.Scheduler");
        filter.noteOutage();
        scheduler.warn("Execution has more than 1 failed heartbeats. Should not happen.");
        forget(scheduler);
        assertThat(filter.noteOutage()).isEqualTo(1);
        assertThat(written.list).isEmpty();
    }

    @Test
    void aHeldFaultIsWrittenWhenTheFilterIsUninstalled() {
        LOG.error("lost", lost);
        filter.uninstall();
        assertThat(written.list).hasSize(1);
    }

    @Test
    void aStopTellsHowManyWereLeftOut() {
        filter.noteOutage();
        LOG.warn("lost", lost);
        assertThat(filter.uninstall()).isEqualTo(1);
    }

    @Test
    void aFilterThatHasEndedIsInstalledNoMore() {
        filter.uninstall();
        filter.install();
        assertThat(LOG.getLoggerContext().getTurboFilterList()).doesNotContain(filter);
    }
}
