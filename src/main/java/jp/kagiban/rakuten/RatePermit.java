package jp.kagiban.rakuten;

import java.time.Duration;
import jp.kagiban.mall.MallBusy;

/**
 * The right to make one call. No other call of its queue gets a permit until this call is sent or has ended. A new
 * connection may delay this call, and RMS measures the interval between calls as they arrive.
 */
final class RatePermit implements AutoCloseable {

    /**
     * The lifetime of a permit. A call that is later was frozen together with its node. After a minute another node
     * takes over, and may be calling.
     */
    private static final long LIFETIME = Duration.ofSeconds(30).toNanos();

    private final FairRateLimiter limiter;
    private final FairRateLimiter.QueuedCall call;
    private final Ticker ticker;
    private final long givenAt;

    RatePermit(FairRateLimiter limiter, FairRateLimiter.QueuedCall call, Ticker ticker) {
        this.limiter = limiter;
        this.call = call;
        this.ticker = ticker;
        this.givenAt = ticker.nanos();
    }

    /**
     * Records that the call is sent now, which starts the interval. May run on any thread.
     *
     * @throws MallBusy if the permit has expired; the call must not be sent then
     */
    void markSent() {
        long now = ticker.nanos();
        limiter.markSent(call, now);
        if (now - givenAt > LIFETIME) {
            throw limiter.busy();
        }
    }

    /**
     * Marks a call that can't report when it is sent. The interval then begins when the call ends, at the latest three
     * seconds after the permit was given.
     */
    void markUnreported() {
        limiter.markUnreported(call);
    }

    /** Records the end of the call. */
    @Override
    public void close() {
        limiter.ended(call, ticker.nanos());
    }
}
