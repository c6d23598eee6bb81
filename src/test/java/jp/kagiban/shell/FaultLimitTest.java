package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FaultLimitTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final org.slf4j.Logger LIBRARY = LoggerFactory.getLogger("library.one");
    private static final org.slf4j.Logger OURS = LoggerFactory.getLogger("jp.kagiban.ours");
    private static final Exception FAULT = new IllegalStateException("unforeseen");

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final FaultLimit limit = new FaultLimit();

    @BeforeEach
    void install() {
        written.start();
        ROOT.addAppender(written);
        limit.look();
    }

    @AfterEach
    void uninstall() {
        limit.destroy();
        ROOT.detachAppender(written);
    }

    private static void fail(org.slf4j.Logger logger, int times) {
        IntStream.range(0, times).forEach(i -> logger.error("Unexpected fault {}", i, FAULT));
    }

    private long traces() {
        return written.list.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .count();
    }

    private void aMinutePasses() {
        IntStream.range(0, FaultLimit.LOOKS_OF_A_MINUTE).forEach(_ -> limit.look());
    }

    private List<String> lines() {
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aFloodOfFaultsWritesFewTracesAndALineForSomeMore() {
        fail(OURS, 1000);
        assertThat(traces()).isEqualTo(FaultLimit.MOST_TRACES_A_MINUTE);
        assertThat(lines())
                .hasSize(FaultLimit.MOST_LINES_A_MINUTE)
                .contains("Unexpected fault 0", "Unexpected fault 99 (java.lang.IllegalStateException)");
    }

    @Test
    void aFloodInOneLoggerHidesNothingOfAnother() {
        fail(LIBRARY, 1000);
        written.list.clear();
        fail(OURS, 1);
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void eachMinuteTellsInALineHowManyWereLeftOut() {
        fail(OURS, 1000);
        written.list.clear();
        aMinutePasses();
        assertThat(lines()).singleElement().asString().contains("90", "900");
        aMinutePasses();
        assertThat(written.list).hasSize(1);
        fail(OURS, 1);
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void warningsOfALibraryAreBoundedToo() {
        IntStream.range(0, 1000).forEach(i -> LIBRARY.warn("Invalid identifier from {}", i));
        assertThat(lines()).hasSize(FaultLimit.MOST_LINES_A_MINUTE);
    }

    @Test
    void ourOwnWarningsAreAllWritten() {
        IntStream.range(0, 1000).forEach(i -> OURS.warn("Shop {}", i));
        assertThat(lines()).hasSize(1000);
    }

    @Test
    void aBrokenConnectionOfAClientIsNotWritten() {
        Exception broken = new IllegalStateException(new ClientAbortException(new IOException("Broken pipe")));
        LIBRARY.error("Error writing to response", broken);
        assertThat(written.list).isEmpty();
    }

    @Test
    void aLineWithoutTraceIsOneLineAndShort() {
        fail(LIBRARY, FaultLimit.MOST_TRACES_A_MINUTE);
        LIBRARY.error("Unexpected error: {}", "forged\nline".repeat(1000), FAULT);
        assertThat(lines().getLast()).doesNotContain("\n").hasSizeLessThan(400);
    }
}
