package jp.kagiban.shell;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Limits how many of Tomcat's 200 threads one peer uses at a time. Its further requests wait without a thread; none is refused. */
final class ThreadShares {

    static final int OF_A_PEER = 80;

    private final Map<String, Share> shares = new HashMap<>();

    private static final class Share {

        private final Queue<BooleanSupplier> waiting = new ArrayDeque<>();
        private int running;
    }

    /**
     * Returns true if the request may run now; {@link #end} follows then.
     *
     * @param later begins the request anew, once there is room; false if its connection has ended meanwhile
     */
    synchronized boolean begin(String peer, BooleanSupplier later) {
        Share share = shares.computeIfAbsent(peer, _ -> new Share());
        if (share.running == OF_A_PEER) {
            share.waiting.add(later);
            return false;
        }
        share.running++;
        return true;
    }

    /** Ends a request and begins the one that waited longest. */
    void end(String peer) {
        leave(peer);
        BooleanSupplier next = next(peer);
        while (next != null && !next.getAsBoolean()) {
            next = next(peer);
        }
    }

    private synchronized void leave(String peer) {
        shares.computeIfPresent(peer, (_, share) -> --share.running == 0 && share.waiting.isEmpty() ? null : share);
    }

    private synchronized @Nullable BooleanSupplier next(String peer) {
        Share share = shares.get(peer);
        if (share == null) {
            return null;
        }
        BooleanSupplier next = share.waiting.poll();
        if (next == null && share.running == 0) {
            shares.remove(peer);
        }
        return next;
    }
}
