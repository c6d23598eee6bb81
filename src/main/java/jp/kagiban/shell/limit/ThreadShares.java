package jp.kagiban.shell.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many of Tomcat's 200 threads one peer, client, network or session uses at a time. Further requests wait
 * without a thread. A request that can't wait is refused ({@link #beginNow}).
 */
final class ThreadShares {

    static final int OF_A_PEER = 80;

    /**
     * Limit for a network, in which somebody may have many addresses. One address alone never takes so many threads.
     */
    static final int OF_A_NETWORK = 100;

    private final int limit;
    private final Map<String, Share> shares = new HashMap<>();

    ThreadShares(int limit) {
        this.limit = limit;
    }

    private static final class Share {

        private final Deque<BooleanSupplier> waiting = new ArrayDeque<>();
        private int running;
    }

    /**
     * Returns true if the request may run now; the caller then calls {@link #end}. Otherwise the request waits.
     *
     * @param woken whether the request has waited before; if a new request has overtaken it, it waits at the head of
     *     the queue
     * @param later retries the request, once there is room; false if its connection has ended meanwhile
     */
    boolean begin(String peer, boolean woken, BooleanSupplier later) {
        boolean runs = enter(peer, woken, later);
        if (runs) {
            wake(peer);
        }
        return runs;
    }

    /** Returns true if the request may run now, for a request that can't wait. */
    synchronized boolean beginNow(String peer) {
        Share share = shares.computeIfAbsent(peer, _ -> new Share());
        boolean runs = share.running < limit;
        if (runs) {
            share.running++;
        }
        return runs;
    }

    /** Ends a request and wakes those that waited longest, as far as there is room. */
    void end(String peer) {
        leave(peer);
        wake(peer);
    }

    private synchronized boolean enter(String peer, boolean woken, BooleanSupplier later) {
        if (beginNow(peer)) {
            return true;
        }
        Share share = shares.computeIfAbsent(peer, _ -> new Share());
        if (woken) {
            share.waiting.addFirst(later);
        } else {
            share.waiting.addLast(later);
        }
        return false;
    }

    /**
     * Wakes as many requests as there is room for. Waking one request for each end wouldn't be enough, since a woken
     * request whose connection has just ended never begins.
     */
    private void wake(String peer) {
        for (int room = room(peer); room > 0; room--) {
            BooleanSupplier next = next(peer);
            while (next != null && !next.getAsBoolean()) {
                next = next(peer);
            }
        }
    }

    private synchronized int room(String peer) {
        Share share = shares.get(peer);
        return share == null ? 0 : Math.min(limit - share.running, Math.max(1, share.waiting.size()));
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
