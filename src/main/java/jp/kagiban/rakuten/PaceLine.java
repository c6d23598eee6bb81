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
 * Those who wait to ask RMS under one number. Urgent calls go first; among equals the tenants take turns, and the calls of one
 * tenant go in the order of coming. Between two calls lies a gap, which begins when the first goes out. Times are the ticker's.
 */
final class PaceLine {

    /** By then the connection of a call stands, or was given up. */
    private static final long UNTOLD = Patience.USUAL.connect().toNanos();

    private final long gap;
    private final List<Place> waiting = new ArrayList<>();
    private final Map<TenantId, Long> turns = new HashMap<>();
    private long calls;
    private long free;
    private @Nullable Place goingOut;
    private long given;
    private boolean untold;

    PaceLine(long gap, long now) {
        this.gap = gap;
        this.free = now;
    }

    /** Where a call stands. Two of one caller are two. */
    static final class Place {

        private final MallCaller caller;
        private long expected;

        Place(MallCaller caller) {
            this.caller = caller;
        }

        /** How long the wait would be, by those who stood there at the time of coming. */
        long expected() {
            return expected;
        }
    }

    synchronized PaceLine joinedBy(Place place, long now) {
        place.expected = untilFree(now) + ahead(place.caller) * gap;
        waiting.add(place);
        return this;
    }

    /** Zero if it is the call's turn, and then it has left the line; else how long it waits before it looks again. */
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

    /** Waits, in real time, until no call is on its way out, for so long at most. */
    synchronized void awaitWayOut(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); goingOut != null && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Nobody will tell when the call goes out. */
    synchronized void goesUntold(Place place) {
        untold = place.equals(goingOut);
    }

    /** The call goes out now. */
    synchronized void wentOut(Place place, long now) {
        free = Math.max(free, now + gap);
        if (place.equals(goingOut)) {
            goingOut = null;
            notifyAll();
        }
    }

    /** The call has ended, whether it went out or not. */
    synchronized void ended(Place place, long now) {
        if (place.equals(goingOut)) {
            wentOut(place, now);
        }
    }

    /** What is told to a call that gets no turn. */
    MallBusy busy() {
        return new MallBusy(Duration.ofNanos(gap));
    }

    synchronized void leave(Place place) {
        waiting.remove(place);
    }

    /** Whether nothing of it need be remembered. */
    synchronized boolean isIdle(long now) {
        return waiting.isEmpty() && goingOut == null && free - now <= 0;
    }

    /** A gap at most, whatever has become of the clock. */
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

    /** Of its own tenant's calls all, of another's as many and the one whose turn it is. */
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
