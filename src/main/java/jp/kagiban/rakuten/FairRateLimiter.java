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
 * Queues the calls to RMS with one shop number and keeps an interval between them. Urgent calls go first. Among calls
 * of equal urgency, tenants take turns, and each tenant's calls keep their order. The interval begins when the earlier
 * call is sent. Times come from the {@link Ticker}.
 */
final class FairRateLimiter {

    /** A call that can't report when it is sent counts as sent after this time: it is connected by then, or has failed. */
    private static final long UNREPORTED_SENT_AFTER =
            RmsWire.Timeouts.USUAL.connect().toNanos();

    private final long gap;
    private final List<QueuedCall> waiting = new ArrayList<>();
    private final Map<TenantId, Long> lastTurns = new HashMap<>();
    private long turnCount;
    private long freeAt;
    private @Nullable QueuedCall sending;
    private long permittedAt;
    private boolean unreported;

    FairRateLimiter(long gap, long now) {
        this.gap = gap;
        this.freeAt = now;
    }

    /** A call in the queue, compared by identity. */
    static final class QueuedCall {

        private final MallCaller caller;
        private long expected;

        QueuedCall(MallCaller caller) {
            this.caller = caller;
        }

        /** The expected wait in nanoseconds, estimated from the calls that waited when this call joined. */
        long expected() {
            return expected;
        }
    }

    /** Adds a call to the queue. Returns this. */
    synchronized FairRateLimiter join(QueuedCall call, long now) {
        call.expected = untilFree(now) + ahead(call.caller) * gap;
        waiting.add(call);
        return this;
    }

    /**
     * Takes a call out of the queue and returns zero if the call may be sent. Otherwise returns the nanoseconds until
     * it should try again.
     */
    synchronized long take(QueuedCall call, long now) {
        countUnreportedAsSent(now);
        long rest = untilFree(now);
        if (rest > 0) {
            return rest;
        }
        if (sending != null || !call.equals(first())) {
            return Math.max(gap / 50, 1);
        }
        leave(call);
        lastTurns.put(call.caller.tenant(), ++turnCount);
        freeAt = now + gap;
        sending = gap == 0 ? null : call;
        permittedAt = now;
        unreported = false;
        return 0;
    }

    private void countUnreportedAsSent(long now) {
        if (sending != null && unreported && now - permittedAt >= UNREPORTED_SENT_AFTER) {
            markSent(sending, permittedAt + UNREPORTED_SENT_AFTER);
        }
    }

    /** Waits until no call is being sent, at most this long in real time. */
    synchronized void awaitSent(Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toNanos(); sending != null && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Marks a call that can't report when it is sent. */
    synchronized void markUnreported(QueuedCall call) {
        unreported = call.equals(sending);
    }

    /** Records that the call is sent now. */
    synchronized void markSent(QueuedCall call, long now) {
        freeAt = Math.max(freeAt, now + gap);
        if (call.equals(sending)) {
            sending = null;
            notifyAll();
        }
    }

    /** Records the end of the call, whether it was sent or not. */
    synchronized void ended(QueuedCall call, long now) {
        if (call.equals(sending)) {
            markSent(call, now);
        }
    }

    /** Returns the exception for a call that gets no permit. */
    MallBusy busy() {
        return new MallBusy(Duration.ofNanos(gap));
    }

    /** Removes a call from the queue, if it is still there. */
    synchronized void leave(QueuedCall call) {
        waiting.remove(call);
    }

    /** Whether the queue holds no state worth keeping. */
    synchronized boolean isIdle(long now) {
        return waiting.isEmpty() && sending == null && freeAt - now <= 0;
    }

    /** Nanoseconds until the next call; at most one interval, even if the ticker went back. */
    private long untilFree(long now) {
        freeAt = Math.min(freeAt, now + gap);
        return Math.max(freeAt - now, 0);
    }

    private @Nullable QueuedCall first() {
        return waiting.stream()
                .min(Comparator.comparing((QueuedCall call) -> !call.caller.urgent())
                        .thenComparing(call -> lastTurns.getOrDefault(call.caller.tenant(), 0L)))
                .orElse(null);
    }

    /**
     * Counts the calls that go before a new call of this caller. Since tenants take turns, another tenant has at most
     * one more than the own tenant.
     */
    private long ahead(MallCaller caller) {
        long urgent = waiting.stream().filter(call -> call.caller.urgent()).count();
        Map<TenantId, Long> sameUrgency = waiting.stream()
                .filter(call -> call.caller.urgent() == caller.urgent())
                .collect(Collectors.groupingBy(call -> call.caller.tenant(), Collectors.counting()));
        long own = sameUrgency.getOrDefault(caller.tenant(), 0L);
        long others = sameUrgency.entrySet().stream()
                .filter(tenant -> !tenant.getKey().equals(caller.tenant()))
                .mapToLong(tenant -> Math.min(tenant.getValue(), own + 1))
                .sum();
        return own + others + (caller.urgent() ? 0 : urgent);
    }
}
