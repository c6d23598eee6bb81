package jp.kagiban.rakuten;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The queue of calls to RMS with one shop number. Urgent calls go first. Among calls of equal urgency, tenants take turns, and each tenant's calls
 * keep their order. The interval between two calls begins when the first one is sent. Times come from the {@link Ticker}.
 */
final class FairRateLimiter {

    /** By this time a call has its connection, or has given up. */
    private static final long UNTOLD = RmsWire.Timeouts.USUAL.connect().toNanos();

    private final long gap;
    private final List<Place> waiting = new ArrayList<>();
    private final Map<TenantId, Long> turns = new HashMap<>();
    private long calls;
    private long free;
    private @Nullable Place goingOut;
    private long given;
    private boolean untold;

    FairRateLimiter(long gap, long now) {
        this.gap = gap;
        this.free = now;
    }

    /** The place of one call in the queue, compared by identity. */
    static final class Place {

        private final MallCaller caller;
        private long expected;

        Place(MallCaller caller) {
            this.caller = caller;
        }

        /** The expected wait in nanoseconds, by the calls that were waiting when this one joined. */
        long expected() {
            return expected;
        }
    }

    synchronized FairRateLimiter joinedBy(Place place, long now) {
        place.expected = untilFree(now) + ahead(place.caller) * gap;
        waiting.add(place);
        return this;
    }

    /** Returns zero if the call may be sent; the call has then left the queue. Otherwise returns the nanoseconds until it should ask again. */
    synchronized long take(Place place, long now) {
        letUntoldGo(now);
        long rest = untilFree(now);
        if (rest > 0) {
            return rest;
        }
        if (goingOut != null || !place.equals(first())) {
            return Math.max(gap / 50, 1);
        }
        leave(place);
        turns.put(place.caller.tenant(), ++calls);
        free = now + gap;
        goingOut = gap == 0 ? null : place;
        given = now;
        untold = false;
        return 0;
    }

    private void letUntoldGo(long now) {
        if (goingOut != null && untold && now - given >= UNTOLD) {
            wentOut(goingOut, given + UNTOLD);
        }
    }

    /** Waits in real time until no call is being sent, at most this long. */
    synchronized void awaitWayOut(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); goingOut != null && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Marks a call that can't report when it is sent. */
    synchronized void goesUntold(Place place) {
        untold = place.equals(goingOut);
    }

    /** Records that the call is sent now. */
    synchronized void wentOut(Place place, long now) {
        free = Math.max(free, now + gap);
        if (place.equals(goingOut)) {
            goingOut = null;
            notifyAll();
        }
    }

    /** Records the end of the call, whether it was sent or not. */
    synchronized void ended(Place place, long now) {
        if (place.equals(goingOut)) {
            wentOut(place, now);
        }
    }

    /** The refusal for a call that gets no permit. */
    MallBusy busy() {
        return new MallBusy(Duration.ofNanos(gap));
    }

    synchronized void leave(Place place) {
        waiting.remove(place);
    }

    /** Whether the queue holds no state worth keeping. */
    synchronized boolean isIdle(long now) {
        return waiting.isEmpty() && goingOut == null && free - now <= 0;
    }

    /** At most one interval, also after the clock was set. */
    private long untilFree(long now) {
        free = Math.min(free, now + gap);
        return Math.max(free - now, 0);
    }

    private @Nullable Place first() {
        return waiting.stream()
                .min(Comparator.comparing((Place place) -> !place.caller.urgent())
                        .thenComparing(place -> turns.getOrDefault(place.caller.tenant(), 0L)))
                .orElse(null);
    }

    /** Counts all calls of the own tenant, and of each other tenant one more than those at most. */
    private long ahead(MallCaller caller) {
        long urgent = waiting.stream().filter(place -> place.caller.urgent()).count();
        Map<TenantId, Long> equals = waiting.stream()
                .filter(place -> place.caller.urgent() == caller.urgent())
                .collect(Collectors.groupingBy(place -> place.caller.tenant(), Collectors.counting()));
        long own = equals.getOrDefault(caller.tenant(), 0L);
        long others = equals.entrySet().stream()
                .filter(tenant -> !tenant.getKey().equals(caller.tenant()))
                .mapToLong(tenant -> Math.min(tenant.getValue(), own + 1))
                .sum();
        return own + others + (caller.urgent() ? 0 : urgent);
    }
}
