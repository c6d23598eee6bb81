package jp.kagiban.rakuten;

import java.time.Duration;
import jp.kagiban.mall.MallBusy;

/**
 * The right to make one call. Until that call is sent or has ended, no other call of its queue gets a permit: a new connection may delay the call, and RMS
 * measures from one call to the next.
 */
final class RatePermit implements AutoCloseable {

    /**
     * A call this late was frozen with its node, since no other wait lasts as long. After a minute another node takes over, and may be calling.
     */
    private static final long OVER = Duration.ofSeconds(30).toNanos();

    private final FairRateLimiter limiter;
    private final FairRateLimiter.Place place;
    private final Ticker ticker;
    private final long given;

    RatePermit(FairRateLimiter limiter, FairRateLimiter.Place place, Ticker ticker) {
        this.limiter = limiter;
        this.place = place;
        this.ticker = ticker;
        this.given = ticker.nanos();
    }

    /**
     * Records that the call is sent now, which starts the interval. May run on any thread.
     *
     * @throws MallBusy if the permit has expired; the call must not be sent then
     */
    void goesOut() {
        long now = ticker.nanos();
        limiter.wentOut(place, now);
        if (now - given > OVER) {
            throw limiter.busy();
        }
    }

    /** Marks a call that can't report when it is sent. The interval begins when the call ends, at the latest three seconds after the permit. */
    void goesOutUntold() {
        limiter.goesUntold(place);
    }

    /** Records the end of the call. */
    @Override
    public void close() {
        limiter.ended(place, ticker.nanos());
    }
}
