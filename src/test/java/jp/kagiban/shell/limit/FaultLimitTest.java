package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FaultLimitTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final org.slf4j.Logger library = LoggerFactory.getLogger("library." + UUID.randomUUID());
    private final org.slf4j.Logger ours = LoggerFactory.getLogger("jp.kagiban." + UUID.randomUUID());
    private static final Exception FAULT = new IllegalStateException("unforeseen");

    private final ListAppender<ILoggingEvent> written = new ListAppender<>();
    private final FaultLimit limit = new FaultLimit();

    @BeforeEach
    void install() {
        written.start();
        ROOT.addAppender(written);
        // Portals that other tests started in this process have limits of their own, and install them again by
        // themselves.
        ROOT.getLoggerContext().getTurboFilterList().removeIf(FaultLimit.class::isInstance);
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

    /** Other portals in this process may write meanwhile. */
    private Stream<ILoggingEvent> events() {
        Set<String> here = Set.of(library.getName(), ours.getName(), FaultLimit.class.getName());
        return List.copyOf(written.list).stream().filter(event -> here.contains(event.getLoggerName()));
    }

    private long traces() {
        return events().filter(event -> event.getThrowableProxy() != null).count();
    }

    private void aMinutePasses() {
        IntStream.range(0, FaultLimit.LOOKS_OF_A_MINUTE).forEach(_ -> limit.look());
    }

    private List<String> lines() {
        return events().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aFloodOfFaultsWritesFewTracesAndALineForSomeMore() {
        fail(ours, 1000);
        assertThat(traces()).isEqualTo(FaultLimit.MOST_TRACES_A_MINUTE);
        assertThat(lines())
                .hasSize(FaultLimit.MOST_LINES_A_MINUTE)
                .contains("Unexpected fault 0", "Unexpected fault 99 (java.lang.IllegalStateException)");
    }

    /** A fault's message may quote the client, who could forge lines of the log. */
    @Test
    void messagesOfFaultsAreOneLineEach() {
        Exception cause = new IllegalArgumentException("cause\n2026-12-01 forged");
        cause.addSuppressed(new IllegalStateException("suppressed\u2028forged"));
        library.error("text\r\nforged", new IllegalStateException("fault\u001b[2J forged", cause));
        ILoggingEvent event = events().findFirst().orElseThrow();
        assertThat(event.getFormattedMessage()).isEqualTo("text forged");
        assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .contains(
                        "IllegalStateException: fault [2J forged", "IllegalArgumentException: cause 2026-12-01 forged")
                .contains("IllegalStateException: suppressed forged", "common frames omitted");
    }

    @Test
    void aFloodInOneLoggerHidesNothingOfAnother() {
        fail(library, 1000);
        written.list.clear();
        fail(ours, 1);
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void eachMinuteTellsInALineHowManyWereLeftOut() {
        fail(ours, 1000);
        written.list.clear();
        aMinutePasses();
        assertThat(lines()).singleElement().asString().contains("90", "900");
        aMinutePasses();
        assertThat(lines()).hasSize(1);
        fail(ours, 1);
        assertThat(traces()).isEqualTo(1);
    }

    @Test
    void warningsOfALibraryAreBoundedToo() {
        IntStream.range(0, 1000).forEach(i -> library.warn("Invalid identifier from {}", i));
        assertThat(lines()).hasSize(FaultLimit.MOST_LINES_A_MINUTE);
    }

    @Test
    void ourOwnWarningsAreAllWritten() {
        IntStream.range(0, 1000).forEach(i -> ours.warn("Shop {}", i));
        assertThat(lines()).hasSize(1000);
    }

    @Test
    void ourOwnWarningsAreShortLinesToo() {
        ours.warn("Refused: {}", "x".repeat(60_000) + "\n2026-12-02 ERROR forged");
        assertThat(lines()).singleElement().asString().doesNotContain("\n").hasSizeLessThan(1_100);
    }

    @Test
    void aBrokenConnectionOfAClientIsNotWritten() {
        Exception broken = new IllegalStateException(new ClientAbortException(new IOException("Broken pipe")));
        library.error("Error writing to response", broken);
        assertThat(lines()).isEmpty();
    }

    @Test
    void aLineWithoutTraceIsOneLineAndShort() {
        fail(library, FaultLimit.MOST_TRACES_A_MINUTE);
        library.error("Unexpected error: {}", "forged\nline".repeat(1000), FAULT);
        assertThat(lines().getLast()).doesNotContain("\n").hasSizeLessThan(400);
    }

    /** A client may have chosen the text. */
    @Test
    void aLongLineOfALibraryIsCut() {
        library.warn("Return channel not found: {}", "x".repeat(60_000));
        library.error("Not read", new IllegalStateException("y".repeat(60_000)));
        assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(line).hasSizeLessThan(1_100));
        assertThat(traces()).isZero();
    }
}
