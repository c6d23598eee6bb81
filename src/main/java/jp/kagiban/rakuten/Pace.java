package jp.kagiban.rakuten;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallCaller;

/**
 * Limits this node's rate of calls per shop number. RMS asks for one call a second (docs/rakuten-rms.md, Errors and
 * limits). A thread waits at most two seconds for a permit, or two intervals if those are longer.
 */
final class Pace {

    private static final int SWEEP_ABOVE = 10_000;

    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** The real time between two polls of a queue while a call is being sent. */
    private static final long POLL_INTERVAL = Duration.ofMillis(250).toNanos();

    /**
     * A thread that waited this much longer than the limit was frozen together with its node. Another node may have
     * taken over, and may be calling in the same second.
     */
    private static final long FROZEN = Duration.ofSeconds(5).toNanos();

    private final long gap;
    private final long maxWait;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, FairRateLimiter> queues = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    Pace(Duration gap, Ticker ticker) {
        this.gap = gap.toNanos();
        this.maxWait = Math.max(MAX_WAIT.toNanos(), 2 * this.gap);
        this.ticker = ticker;
    }

    /**
     * Blocks until this call may be sent. An interrupted thread leaves the queue, and a frozen one gets no permit.
     *
     * @throws MallBusy if there is no permit in time, or the portal stops
     */
    RatePermit awaitPermit(MallCaller caller) throws InterruptedException {
        sweep();
        long arrivedAt = ticker.nanos();
        FairRateLimiter.QueuedCall call = new FairRateLimiter.QueuedCall(caller);
        // Joins within the map's lock, so that sweep() can't remove the queue in between.
        FairRateLimiter limiter = queues.compute(
                caller.line(),
                (_, existing) ->
                        (existing == null ? new FairRateLimiter(gap, arrivedAt) : existing).join(call, arrivedAt));
        try {
            refuseIfTooLong(call.expected(), arrivedAt);
            await(limiter, call, arrivedAt);
        } finally {
            limiter.leave(call);
        }
        RatePermit permit = new RatePermit(limiter, call, ticker);
        if (stopped || ticker.nanos() - arrivedAt > maxWait + FROZEN) {
            permit.close();
            throw limiter.busy();
        }
        return permit;
    }

    private void await(FairRateLimiter limiter, FairRateLimiter.QueuedCall call, long arrivedAt)
            throws InterruptedException {
        for (long rest = limiter.take(call, ticker.nanos()); rest > 0; rest = limiter.take(call, ticker.nanos())) {
            refuseIfTooLong(rest, arrivedAt);
            ticker.awaitNanos(ticker.nanos() + rest);
            long left = arrivedAt + maxWait - ticker.nanos();
            limiter.awaitSent(Duration.ofNanos(Math.clamp(left, 0, POLL_INTERVAL)));
        }
    }

    /** Throws if the call can't get a permit in time. */
    private void refuseIfTooLong(long rest, long arrivedAt) {
        if (stopped || ticker.nanos() + rest - arrivedAt > maxWait) {
            throw new MallBusy(Duration.ofNanos(Math.max(rest, gap)));
        }
    }

    /** Refuses new and waiting calls from now on. Calls that have their permit are still made. */
    void end() {
        stopped = true;
    }

    /** Removes idle queues. */
    private void sweep() {
        if (queues.size() > SWEEP_ABOVE) {
            long now = ticker.nanos();
            queues.forEach(
                    (name, _) -> queues.computeIfPresent(name, (_, limiter) -> limiter.isIdle(now) ? null : limiter));
        }
    }

    int queues() {
        return queues.size();
    }
}
