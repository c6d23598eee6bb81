package jp.kagiban.shell.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;

class BlockedWritesTest {

    private final SettableClock clock = new SettableClock();
    private final BlockedWrites writes = new BlockedWrites(clock);
    private final List<Object> cut = new ArrayList<>();

    private final class Reader implements BlockedWrites.Connection {

        @Override
        public void cut() {
            cut.add(this);
        }
    }

    private Reader blocks(String client, String network) {
        Reader reader = new Reader();
        writes.waits(reader, client, network);
        return reader;
    }

    private List<Reader> block(int count, String client, String network) {
        return IntStream.range(0, count).mapToObj(_ -> blocks(client, network)).toList();
    }

    @Test
    void aClientLosesItsLongestStalledReaderAboveItsLimit() {
        Reader first =
                block(BlockedWrites.OF_A_CLIENT, "203.0.113.7", "203.0.113.0").getFirst();
        clock.advance(BlockedWrites.STALLED);
        blocks("203.0.113.7", "203.0.113.0");
        assertThat(cut).containsExactly(first);
    }

    /** Eleven browsers with six connections each, behind one address on a slow line. */
    @Test
    void anOfficeWhoseWaitsAreShortLosesNone() {
        block(66, "203.0.113.7", "203.0.113.0");
        IntStream.range(0, 10).forEach(i -> blocks("203.0.113.1" + i, "203.0.113.0"));
        assertThat(cut).isEmpty();
    }

    @Test
    void aBurstOfOneClientLeavesThreadsToItsNeighbours() {
        block(BlockedWrites.ALL, "203.0.113.7", "203.0.113.0");
        assertThat(cut).hasSize(BlockedWrites.ALL - BlockedWrites.AT_MOST_OF_A_CLIENT);
    }

    @Test
    void aBurstOfOneNetworkLeavesThreadsToOthers() {
        IntStream.range(0, BlockedWrites.ALL).forEach(i -> blocks("203.0.113." + i, "203.0.113.0"));
        assertThat(cut).hasSize(BlockedWrites.ALL - BlockedWrites.AT_MOST_OF_A_NETWORK);
    }

    @Test
    void readersThatGoOnCountNoMore() {
        block(BlockedWrites.OF_A_CLIENT, "203.0.113.7", "203.0.113.0").forEach(writes::goesOn);
        block(BlockedWrites.OF_A_CLIENT, "203.0.113.7", "203.0.113.0");
        assertThat(cut).isEmpty();
    }

    @Test
    void aNetworkHasALimitOfItsOwn() {
        IntStream.range(0, BlockedWrites.OF_A_NETWORK).forEach(i -> blocks("203.0.113." + i, "203.0.113.0"));
        clock.advance(BlockedWrites.STALLED);
        blocks("203.0.113.200", "203.0.113.0");
        assertThat(cut).hasSize(1);
    }

    @Test
    void manyNetworksTakeNoMoreThanAll() {
        IntStream.range(0, 230).forEach(i -> blocks("10.0." + i + ".1", "10.0." + i + ".0"));
        assertThat(cut).hasSize(230 - BlockedWrites.ALL);
    }

    @Test
    void whereAllPlacesAreTakenTheStalledGoFirst() {
        Reader stalled = blocks("198.51.100.9", "198.51.100.0");
        clock.advance(BlockedWrites.STALLED);
        block(BlockedWrites.OF_A_CLIENT, "203.0.113.7", "203.0.113.0");
        block(BlockedWrites.ALL - BlockedWrites.OF_A_CLIENT, "192.0.2.1", "192.0.2.0");
        assertThat(cut).containsExactly(stalled);
    }

    @Test
    void theLargestNetworkGivesWayToAnother() {
        Reader other = blocks("198.51.100.9", "198.51.100.0");
        Reader first =
                block(BlockedWrites.OF_A_CLIENT, "203.0.113.7", "203.0.113.0").getFirst();
        block(BlockedWrites.ALL - BlockedWrites.OF_A_CLIENT, "192.0.2.1", "192.0.2.0");
        assertThat(cut).containsExactly(first).doesNotContain(other);
    }
}
