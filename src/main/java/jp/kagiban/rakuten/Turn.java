package jp.kagiban.rakuten;

import java.time.Duration;
import jp.kagiban.mall.MallBusy;

/**
 * The right to make one call. Until that call has gone out, or has ended, nobody else of its line has a turn: between a turn and the call
 * a connection may have to be made, and RMS counts from one call to the next.
 */
final class Turn implements AutoCloseable {

    /** Whoever is so much later than anybody is was frozen together with this node: meanwhile another may have taken over, and may be asking. */
    static final Duration FROZEN = Duration.ofSeconds(5);

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
     * @throws MallBusy if the turn is over: then it must not go out
     */
    void goesOut() {
        long now = ticker.nanos();
        boolean over = now - given > FROZEN.toNanos();
        line.wentOut(place, now);
        if (over) {
            throw line.busy();
        }
    }

    /** The call has ended. One of which nobody has told that it went out counts from here. */
    @Override
    public void close() {
        line.ended(place, ticker.nanos());
    }
}
