package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RmsFixtures.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.MallBusy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pace of a line counts from when a call goes out; the wire tells when that is. */
class GoingOutTest {

    private static final byte[] QUESTION = "{}".getBytes(StandardCharsets.UTF_8);

    private final StubRms stub = new StubRms().answers(StubRms.status(200, "{}"));
    private final RmsWire wire = new RmsWire(RmsWire.Timeouts.USUAL);
    private final List<String> told = new ArrayList<>();

    GoingOutTest() throws IOException {}

    @AfterEach
    void stop() {
        stub.close();
    }

    private Optional<Reply> post(URI address, Runnable goesOut) {
        return wire.post(address, credentials(), QUESTION, 100, goesOut);
    }

    @Test
    void itIsToldOnceBeforeTheCallArrives() {
        stub.answers(exchange -> {
            told.add("it arrives");
            StubRms.status(200, "{}").to(exchange);
        });
        post(stub.address(), () -> told.add("it goes out"));
        assertThat(told).containsExactly("it goes out", "it arrives");
    }

    @Test
    void itIsNotToldWhereNoConnectionStands() {
        stub.close();
        assertThat(post(stub.address(), () -> told.add("it goes out"))).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aCallWhosePermitHasExpiredDoesNotArrive() {
        assertThatExceptionOfType(MallBusy.class)
                .isThrownBy(() -> post(stub.address(), () -> {
                    throw BusyLine.ofSeconds(1);
                }));
        assertThat(stub.last).isNull();
    }

    @Test
    void itIsNotToldBeforeBothSidesHaveGreetedEachOther() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("https://127.0.0.1:" + deaf.getLocalPort());
            RmsWire hasty = new RmsWire(new RmsWire.Timeouts(Duration.ofSeconds(1), Duration.ofMillis(300)));
            hasty.post(address, credentials(), QUESTION, 100, () -> told.add("it goes out"));
        }
        assertThat(told).isEmpty();
    }
}
