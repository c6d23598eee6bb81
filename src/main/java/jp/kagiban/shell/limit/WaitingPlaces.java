package jp.kagiban.shell.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Limits how many requests wait without a thread, for a client, for a network, and in all. A waiting request takes memory and
 * its connection, even if its client has gone.
 */
final class WaitingPlaces {

    /** One client may have the maximum number of connections divided by this number. */
    static final int SHARE_OF_A_CLIENT = 8;

    /** The same for a network, in which one client may have many addresses. */
    static final int SHARE_OF_A_NETWORK = 4;

    /** The same for all together. */
    static final int SHARE_OF_ALL = 2;

    private final IntSupplier maxConnections;
    private final Map<Holder, Integer> taken = new HashMap<>();

    WaitingPlaces(IntSupplier maxConnections) {
        this.maxConnections = maxConnections;
    }

    /** @param share the divisor for the maximum number of connections */
    private record Holder(int share, String name) {}

    /** The client and network that sent a request. Both are empty if a proxy doesn't say. */
    record Sender(Optional<String> client, Optional<String> network) {

        private Stream<Holder> holders() {
            return Stream.of(
                            client.map(name -> new Holder(SHARE_OF_A_CLIENT, name)),
                            network.map(name -> new Holder(SHARE_OF_A_NETWORK, name)),
                            Optional.of(new Holder(SHARE_OF_ALL, "")))
                    .flatMap(Optional::stream);
        }
    }

    /** Takes a place. Returns false, and takes none, if there is none left. */
    synchronized boolean take(Sender sender) {
        boolean free = sender.holders().allMatch(this::isFree);
        if (free) {
            takeAgain(sender);
        }
        return free;
    }

    /** Takes a place for a request that has waited before and isn't refused any more. */
    synchronized void takeAgain(Sender sender) {
        sender.holders().forEach(holder -> taken.merge(holder, 1, Integer::sum));
    }

    synchronized void giveBack(Sender sender) {
        sender.holders().forEach(holder -> taken.computeIfPresent(holder, (_, many) -> many == 1 ? null : many - 1));
    }

    private boolean isFree(Holder holder) {
        return taken.getOrDefault(holder, 0) < maxConnections.getAsInt() / holder.share();
    }
}
