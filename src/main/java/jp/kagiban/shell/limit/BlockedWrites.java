package jp.kagiban.shell.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Limits how many server threads wait for slow readers at a time. Writes that the socket takes at once don't count, so
 * normal browsers hardly appear here. Above a limit, the connection that has been stalled longest is cut. Slow readers
 * that take something within {@link #STALLED} are cut only at the higher limits.
 */
final class BlockedWrites {

    /** Limit for all readers. Tomcat has 200 threads and {@link BodyPlaces} may take 100, so 20 are always left. */
    static final int ALL = 80;

    static final int OF_A_NETWORK = 70;

    static final int OF_A_CLIENT = 60;

    /** Above this limit, even readers of a network that aren't stalled yet are cut. */
    static final int AT_MOST_OF_A_NETWORK = 78;

    /**
     * The same limit for a client. It is lower than {@link ThreadShares#OF_A_PEER}, so that other readers behind the
     * same address are served.
     */
    static final int AT_MOST_OF_A_CLIENT = 70;

    /** A reader is stalled if it took nothing for this time. */
    static final Duration STALLED = Duration.ofSeconds(1);

    private final Clock clock;

    /** In the order in which they blocked, so the first one has been stalled longest. */
    private final Map<Connection, Reader> blocked = new LinkedHashMap<>();

    BlockedWrites(Clock clock) {
        this.clock = clock;
    }

    /** The server's end of a connection whose client doesn't read. */
    interface Connection {

        /** Ends the connection and wakes the thread that waits for it. */
        void cut();
    }

    private record Reader(String client, String network, Instant since) {}

    /** Counts a write that has begun to wait. If a limit is exceeded, cuts a connection, which may be this one. */
    synchronized void waits(Connection connection, String client, String network) {
        blocked.putIfAbsent(connection, new Reader(client, network, clock.instant()));
        excess(client, network).ifPresent(excess -> {
            blocked.remove(excess);
            excess.cut();
        });
    }

    /** Stops counting the write, since the reader took something or the connection has ended. */
    synchronized void goesOn(Connection connection) {
        blocked.remove(connection);
    }

    private Optional<Connection> excess(String client, String network) {
        Instant stalledBefore = clock.instant().minus(STALLED);
        Predicate<Reader> stalled = reader -> !reader.since().isAfter(stalledBefore);
        Predicate<Reader> ofClient = reader -> reader.client().equals(client);
        return overLimit(ofClient, OF_A_CLIENT, stalled)
                .or(() -> overLimit(ofNetwork(network), OF_A_NETWORK, stalled))
                .or(() -> overLimit(ofClient, AT_MOST_OF_A_CLIENT, ofClient))
                .or(() -> overLimit(ofNetwork(network), AT_MOST_OF_A_NETWORK, ofNetwork(network)))
                .or(() -> overLimit(_ -> true, ALL, stalled))
                .or(() -> overLimit(_ -> true, ALL, ofNetwork(largestNetwork())));
    }

    private Optional<Connection> overLimit(Predicate<Reader> counted, int limit, Predicate<Reader> cut) {
        return count(counted) > limit ? first(counted.and(cut)) : Optional.empty();
    }

    private static Predicate<Reader> ofNetwork(String network) {
        return reader -> reader.network().equals(network);
    }

    private String largestNetwork() {
        Map<String, Integer> sizes =
                blocked.values().stream().collect(Collectors.toMap(Reader::network, _ -> 1, Integer::sum));
        return Collections.max(sizes.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private long count(Predicate<Reader> which) {
        return blocked.values().stream().filter(which).count();
    }

    private Optional<Connection> first(Predicate<Reader> which) {
        return blocked.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
