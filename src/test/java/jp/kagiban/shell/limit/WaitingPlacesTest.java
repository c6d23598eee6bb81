package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import jp.kagiban.shell.limit.WaitingPlaces.Sender;
import org.junit.jupiter.api.Test;

class WaitingPlacesTest {

    private final WaitingPlaces places = new WaitingPlaces(() -> 80);

    private static Sender of(String network, int client) {
        return new Sender(Optional.of(network + client), Optional.of(network));
    }

    private long taken(String network, int clients, int each) {
        return IntStream.range(0, clients * each)
                .filter(i -> places.take(of(network, i % clients)))
                .count();
    }

    @Test
    void aClientHasAnEighthOfTheConnections() {
        assertThat(taken("192.0.2.", 1, 80)).isEqualTo(10);
        assertThat(taken("198.51.100.", 1, 5)).isEqualTo(5);
    }

    @Test
    void aNetworkHasAQuarter() {
        assertThat(taken("192.0.2.", 40, 2)).isEqualTo(20);
    }

    @Test
    void allHaveAHalf() {
        assertThat(IntStream.range(0, 80)
                        .filter(i -> places.take(of("n" + i, 1)))
                        .count())
                .isEqualTo(40);
    }

    @Test
    void aPlaceGivenBackIsFree() {
        taken("192.0.2.", 1, 10);
        places.giveBack(of("192.0.2.", 0));
        assertThat(taken("192.0.2.", 1, 2)).isEqualTo(1);
    }

    @Test
    void theConnectionsTakeAFifthOfTheMemoryAtMost() {
        assertThat(SlowReaders.maxConnections(700_000_000)).isEqualTo(2_000);
        assertThat(SlowReaders.maxConnections(64_000_000_000L)).isEqualTo(8_192);
    }
}
