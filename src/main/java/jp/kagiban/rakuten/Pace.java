package jp.kagiban.rakuten;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallCaller;

/**
 * Limits the rate of calls per shop number. RMS asks for one call a second (docs/rakuten-rms.md, Errors and limits). A thread waits at most two
 * seconds for a permit, or two intervals if those are longer. Per node.
 */
final class Pace {

    private static final int SWEEP_ABOVE = 10_000;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** Real time between two looks at a queue while a call is being sent. */
    private static final long A_WHILE = Duration.ofMillis(250).toNanos();

    /**
     * A thread that waited this much longer than the limit was frozen with its node. Another node may have taken over, and may be calling in the
     * same second.
     */
    private static final long FROZEN = Duration.ofSeconds(5).toNanos();

    private final long gap;
    private final long longest;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, FairRateLimiter> lines = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Pace(Duration gap, Ticker ticker) {
        this.gap = gap.toNanos();
        this.longest = Math.max(LONGEST.toNanos(), 2 * this.gap);
        this.ticker = ticker;
    }

    /**
     * Blocks until this call may be sent. An interrupted thread leaves the queue, and a frozen one gets no permit.
     *
     * @throws MallBusy if there is no permit in time, or the portal stops
     */
    RatePermit awaitPermit(MallCaller caller) throws InterruptedException {
        sweep();
        long came = ticker.nanos();
        FairRateLimiter.Place place = new FairRateLimiter.Place(caller);
        // Joins within the map's lock, so that sweep() can't remove the queue in between.
        FairRateLimiter limiter = lines.compute(
                caller.line(),
                (_, there) -> (there == null ? new FairRateLimiter(gap, came) : there).joinedBy(place, came));
        try {
            refuse(place.expected(), came);
            await(limiter, place, came);
        } finally {
            limiter.leave(place);
        }
        RatePermit permit = new RatePermit(limiter, place, ticker);
        if (ended || ticker.nanos() - came > longest + FROZEN) {
            permit.close();
            throw limiter.busy();
        }
        return permit;
    }

    private void await(FairRateLimiter limiter, FairRateLimiter.Place place, long came) throws InterruptedException {
        for (long rest = limiter.take(place, ticker.nanos()); rest > 0; rest = limiter.take(place, ticker.nanos())) {
            refuse(rest, came);
            ticker.awaitNanos(ticker.nanos() + rest);
            long left = came + longest - ticker.nanos();
            limiter.awaitWayOut(Duration.ofNanos(Math.clamp(left, 0, A_WHILE)));
        }
    }

    private void refuse(long rest, long came) {
        if (ended || ticker.nanos() + rest - came > longest) {
            throw new MallBusy(Duration.ofNanos(Math.max(rest, gap)));
        }
    }

    /** Refuses new and waiting calls from now on. A call that has its permit is still made. */
    void end() {
        ended = true;
    }

    /** Removes idle queues. */
    private void sweep() {
        if (lines.size() > SWEEP_ABOVE) {
            long now = ticker.nanos();
            lines.forEach(
                    (name, _) -> lines.computeIfPresent(name, (_, limiter) -> limiter.isIdle(now) ? null : limiter));
        }
    }

    int lines() {
        return lines.size();
    }
}
