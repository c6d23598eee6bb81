package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static jp.kagiban.rakuten.RmsFixtures.hasty;
import static jp.kagiban.rakuten.RmsFixtures.rms;
import static jp.kagiban.rakuten.StubRms.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.StubRms.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RmsOutcomesTest {

    private static final String GA0001 = "{\"errors\":[{\"code\":\"GA0001\",\"message\":\"Un-Authorised\"}]}";
    private static final String ES01 = "{\"Results\":{\"errorCode\":\"ES01-01\",\"message\":\"Un-Authorised\"}}";
    private static final String ES04 = "{\"Results\":{\"errorCode\":\"ES04-01\",\"errorMessage\":\"Bad Request\"}}";
    private static final String HTML = "<!DOCTYPE html><html><body>ただいまメンテナンス中です</body></html>";
    private static final MallOutcome UNREACHABLE = new MallOutcome.Unreachable();
    private static final MallOutcome GARBLED = new MallOutcome.Garbled();
    private static final MallOutcome UNDATED = new MallOutcome.Valid(null);
    private static final MallOutcome MAINTENANCE = new MallOutcome.Maintenance();

    private final StubRms stub = new StubRms();

    RmsOutcomesTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @MethodSource({"common", "licence"})
    void theLicenceApiIsReadIntoTheClosedSet(Answer answer, MallOutcome expected) {
        assertThat(rms(stub.answers(answer).address()).licenceExpiry(credentials()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource({"common", "search"})
    void searchOrderIsReadIntoTheClosedSet(Answer answer, MallOutcome expected) {
        assertThat(rms(stub.answers(answer).address()).searchOneMinute(credentials()))
                .isEqualTo(expected);
    }

    static Stream<Arguments> common() {
        return Stream.of(
                row("401 GA0001", status(401, GA0001), rejected("GA0001")),
                row("401 ES01-01", status(401, ES01), rejected("ES01-01")),
                row("401 without a word", status(401, ""), rejected("401")),
                row("401 AuthError in XML", status(401, xml("AuthError")), rejected("AuthError")),
                row("401 that echoes a key", status(401, echo()), rejected("401")),
                row("400 ES04-01", status(400, ES04), rejected("ES04-01")),
                row("400 DR0005", status(400, "{\"errors\":[{\"code\":\"DR0005\"}]}"), garbled("DR0005")),
                row("403 QPSLimit", status(403, xml("QPSLimit")), throttled(null, "QPSLimit")),
                row(
                        "403 AccessLimit",
                        status(403, xml("AccessLimit"), "Retry-After", "9"),
                        throttled(9, "AccessLimit")),
                row("403 limit in a message", status(403, limitInJson()), throttled(null, "ES09-01")),
                row("403 other", status(403, ES01), rejected("ES01-01")),
                row("403 without a word", status(403, ""), rejected("403")),
                row("429", status(429, ""), throttled(null, "429")),
                row("429 with seconds", status(429, "", "Retry-After", "30"), throttled(30, "429")),
                row(
                        "429 with a date",
                        status(429, "", "Retry-After", "Wed, 25 Nov 2026 01:43:00 GMT"),
                        throttled(60, "429")),
                row(
                        "429 with a past date",
                        status(429, "", "Retry-After", "Wed, 25 Nov 2026 01:00:00 GMT"),
                        throttled(0, "429")),
                row("429 with rubbish", status(429, "", "Retry-After", "soon"), throttled(null, "429")),
                row("503", status(503, ""), new MallOutcome.Maintenance(null, "503")),
                row(
                        "200 HTML with seconds",
                        status(200, HTML, "Content-Type", "text/html", "Retry-After", "120"),
                        new MallOutcome.Maintenance(Duration.ofMinutes(2), null)),
                row(
                        "503 with seconds",
                        status(503, "", "Retry-After", "120"),
                        new MallOutcome.Maintenance(Duration.ofMinutes(2), "503")),
                row("200 HTML", status(200, HTML, "Content-Type", "text/html"), MAINTENANCE),
                row(
                        "200 HTML that says it is JSON",
                        status(200, HTML, "Content-Type", "application/json"),
                        MAINTENANCE),
                row("500", status(500, HTML, "Content-Type", "text/html"), new MallOutcome.Unreachable("500")),
                row("502", status(502, ""), new MallOutcome.Unreachable("502")),
                row("504", status(504, HTML, "Content-Type", "text/html"), new MallOutcome.Unreachable("504")),
                row("302", status(302, HTML, "Location", "/elsewhere", "Content-Type", "text/html"), garbled("302")),
                row("200 rubbish", status(200, "{\"expir"), GARBLED),
                row("200 of another kind", status(200, "[1, 2]"), GARBLED),
                row("200 empty", status(200, ""), GARBLED),
                row("200 with an error in it", status(200, ES01), garbled("ES01-01")),
                row("404", status(404, ""), garbled("404")),
                row("200 over the bound", status(200, tooLong()), GARBLED),
                row("broken off", StubRms.brokenOff(), UNREACHABLE));
    }

    static Stream<Arguments> licence() {
        return Stream.of(
                row("200", status(200, "{\"expiryDate\":\"2026-11-28T23:59:59\"}"), valid("2026-11-28T14:59:59Z")),
                row("200 past", status(200, "{\"expiryDate\":\"2020-01-01\"}"), valid("2020-01-01T14:59:59Z")),
                row("200 impossible", status(200, "{\"expiryDate\":\"2026-02-30T23:59:59\"}"), UNDATED),
                row("200 null", status(200, "{\"expiryDate\":null}"), UNDATED),
                row("200 without the field", status(200, "{}"), UNDATED));
    }

    static Stream<Arguments> search() {
        return Stream.of(
                row("200 no hit", status(200, "{\"orderNumberList\":[]}"), UNDATED),
                row("200 null list", status(200, "{\"orderNumberList\":null}"), GARBLED));
    }

    @Test
    void nobodyIsWaitedForWithoutEnd() {
        assertThat(hasty(stub.answers(StubRms.silence()).address()).licenceExpiry(credentials()))
                .isEqualTo(UNREACHABLE);
        assertThat(hasty(stub.answers(StubRms.halting()).address()).licenceExpiry(credentials()))
                .isEqualTo(UNREACHABLE);
    }

    @Test
    void nobodyListensThere() {
        URI closed = stub.address();
        stub.close();
        assertThat(rms(closed).licenceExpiry(credentials())).isEqualTo(UNREACHABLE);
    }

    private static Arguments row(String name, Answer answer, MallOutcome expected) {
        return arguments(named(name, answer), expected);
    }

    private static MallOutcome rejected(String code) {
        return new MallOutcome.Rejected(code);
    }

    private static MallOutcome garbled(String code) {
        return new MallOutcome.Garbled(code);
    }

    private static MallOutcome throttled(Integer seconds, String code) {
        return new MallOutcome.Throttled(seconds == null ? null : Duration.ofSeconds(seconds), code);
    }

    private static MallOutcome valid(String expiry) {
        return new MallOutcome.Valid(Instant.parse(expiry));
    }

    private static String xml(String message) {
        return "<?xml version=\"1.0\"?><result><status><systemStatus>NG</systemStatus><message>" + message
                + "</message></status></result>";
    }

    private static String echo() {
        return "{\"errors\":[{\"code\":\"" + RmsFixtures.LICENCE_KEY + "\"}]}";
    }

    private static String limitInJson() {
        return "{\"Results\":{\"errorCode\":\"ES09-01\",\"errorMessage\":\"QPSLimit\"}}";
    }

    private static String tooLong() {
        return "{\"expiryDate\":\"2026-11-28\",\"orderNumberList\":[],\"x\":\"" + "y".repeat(RmsWire.LONGEST_BODY)
                + "\"}";
    }
}
