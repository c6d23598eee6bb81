package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.operator.Heartbeat.Missed;
import jp.kagiban.operator.Heartbeat.Trouble;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Instant NOW = SettableClock.START;

    private final SettableClock clock = new SettableClock();
    private final AtomicInteger calls = new AtomicInteger();
    private final HeartbeatLine line = new HeartbeatLine();
    private HttpServer receiver;
    private Optional<Trouble> wrong = Optional.empty();
    private int status = 200;

    @BeforeEach
    void somebodyListens() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/ping/s3cr3t", exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().set("Location", "/ping/s3cr3t");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void nobodyListens() {
        receiver.stop(0);
        line.destroy();
    }

    @Test
    void whileAllIsWellItIsHeardEveryFiveMinutes() {
        Heartbeat heartbeat = heartbeat(address());
        assertThat(heartbeat.beat()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(calls).hasValue(1);
        assertThat(heartbeat.standing()).isEqualTo(new Heartbeat.Standing(true, Optional.of(NOW), Optional.empty()));
        assertThat(health(heartbeat))
                .containsExactly(entry("says", "The heartbeat of this node was last heard at 2026-11-25T01:42:00Z."));
    }

    @Test
    void whileSomethingIsWrongNobodyIsCalled() {
        wrong = Optional.of(Trouble.CHECKS_STOPPED);
        Heartbeat heartbeat = heartbeat(address());
        heartbeat.beat();
        assertThat(calls).hasValue(0);
        assertThat(heartbeat.standing().missed()).contains(new Missed(NOW, Trouble.CHECKS_STOPPED));
    }

    @Test
    void anErrorIsNotBeingHeardAndARedirectIsNotFollowed() {
        Heartbeat heartbeat = heartbeat(address());
        status = 500;
        heartbeat.beat();
        assertThat(missed(heartbeat)).contains(Trouble.REFUSED);
        status = 302;
        heartbeat.beat();
        assertThat(missed(heartbeat)).contains(Trouble.REFUSED);
        assertThat(calls).hasValue(2);
    }

    @Test
    void withNobodyListeningItGoesOnAndTellsWhenItWasLastHeard() {
        Heartbeat heartbeat = heartbeat(address());
        heartbeat.beat();
        receiver.stop(0);
        clock.advance(Duration.ofMinutes(5));
        heartbeat.beat();
        assertThat(missed(heartbeat)).contains(Trouble.UNREACHED);
        assertThat(health(heartbeat))
                .containsExactly(entry(
                        "says",
                        "Nobody heard the heartbeat of this node at 2026-11-25T01:47:00Z."
                                + " The heartbeat of this node was last heard at 2026-11-25T01:42:00Z."));
    }

    @Test
    void withoutAnAddressNothingIsCalledOrClaimed() {
        Heartbeat heartbeat = heartbeat(" ");
        heartbeat.beat();
        assertThat(heartbeat.standing()).isEqualTo(new Heartbeat.Standing(false, Optional.empty(), Optional.empty()));
        assertThat(health(heartbeat)).isEmpty();
    }

    @Test
    void theAddressIsPrintedNowhere() {
        assertThat(new HeartbeatSettings(address()).toString()).doesNotContain("s3cr3t");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new HeartbeatSettings("ftp://example.jp/s3cr3t"))
                .withMessageContaining("KAGIBAN_HEARTBEAT_URL")
                .withMessageNotContaining("s3cr3t");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> new HeartbeatSettings("https://example.jp/s3cr3t {"))
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void jobsThatWaitForAQuarterOfAnHourAreLate() {
        assertThat(PortalPulse.late(Optional.of(NOW), () -> false, NOW.plusSeconds(899)))
                .isEmpty();
        assertThat(PortalPulse.late(Optional.of(NOW), () -> false, NOW.plusSeconds(900)))
                .contains(Trouble.JOBS_LATE);
        assertThat(PortalPulse.late(Optional.empty(), () -> true, NOW)).contains(Trouble.CHECKS_STOPPED);
    }

    private Heartbeat heartbeat(String url) {
        return new Heartbeat(new HeartbeatSettings(url), (_, _) -> wrong, line, clock);
    }

    private static Map<String, Object> health(Heartbeat heartbeat) {
        return heartbeat.health().getDetails();
    }

    private static Optional<Trouble> missed(Heartbeat heartbeat) {
        return heartbeat.standing().missed().map(Missed::trouble);
    }

    private String address() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/ping/s3cr3t";
    }
}
