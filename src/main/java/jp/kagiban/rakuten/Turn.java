package jp.kagiban.rakuten;

import java.time.Duration;
import jp.kagiban.mall.MallBusy;

/**
 * The right to make one call. Until that call has gone out, or has ended, nobody else of its line has a turn: between a turn and its call
 * a connection may have to be made, and RMS counts from one call to the next.
 */
final class Turn implements AutoCloseable {

    /**
     * A call this late was frozen together with its node: no call is waited for so long, and after a minute another node takes over. Then
     * that one may be asking.
     */
    private static final long OVER = Duration.ofSeconds(30).toNanos();

    private final PaceLine line;
    private final PaceLine.Place place;
    private final Ticker ticker;
    private final long given;

    Turn(PaceLine line, PaceLine.Place place, Ticker ticker) {
        this.line = line;
        this.place = place;
        this.ticker = ticker;
        this.given = ticker.nanos();
    }

    /**
     * The call goes out now; the gap before the next one begins. On any thread.
     *
     * @throws MallBusy if the turn is over: then the call must not go out
     */
    void goesOut() {
        long now = ticker.nanos();
        line.wentOut(place, now);
        if (now - given > OVER) {
            throw line.busy();
        }
    }

    /** Nobody will tell when the call goes out: the gap begins with its end, but three seconds after the turn at the latest. */
    void goesOutUntold() {
        line.goesUntold(place);
    }

    /** The call has ended. */
    @Override
    public void close() {
        line.ended(place, ticker.nanos());
    }
}
