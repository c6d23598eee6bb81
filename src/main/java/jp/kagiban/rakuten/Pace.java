package jp.kagiban.rakuten;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallCaller;

/**
 * Spaces the calls of one line. RMS asks for one call a second (docs/rakuten-rms.md, Errors and limits). Nobody waits in a thread for longer than two
 * seconds, or than two gaps where those are longer. Per node.
 */
final class Pace {

    private static final int SWEEP_ABOVE = 10_000;

    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** In real time: how often a line is looked at while a call is on its way out. */
    private static final long A_WHILE = Duration.ofMillis(250).toNanos();

    /**
     * Whoever has waited for so much longer than anybody waits was frozen together with this node: meanwhile another may have taken
     * over, and may be asking in the same second.
     */
    private static final long FROZEN = Duration.ofSeconds(5).toNanos();

    private final long gap;
    private final long longest;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, PaceLine> lines = new ConcurrentHashMap<>();
    private volatile boolean ended;

    Pace(Duration gap, Ticker ticker) {
        this.gap = gap.toNanos();
        this.longest = Math.max(LONGEST.toNanos(), 2 * this.gap);
        this.ticker = ticker;
    }

    /**
     * Blocks until it is this call's turn. An interrupted one leaves its place. Whoever was frozen in the line does not ask.
     *
     * @throws MallBusy if the turn doesn't come in time, or the portal ends
     */
    Turn awaitTurn(MallCaller caller) throws InterruptedException {
        sweep();
        long came = ticker.nanos();
        PaceLine.Place place = new PaceLine.Place(caller);
        // Within the map's own lock, so that no line is swept between being found and being joined.
        PaceLine line = lines.compute(
                caller.line(), (_, there) -> (there == null ? new PaceLine(gap, came) : there).joinedBy(place, came));
        try {
            refuse(place.expected(), came);
            await(line, place, came);
        } finally {
            line.leave(place);
        }
        Turn turn = new Turn(line, place, ticker);
        if (ended || ticker.nanos() - came > longest + FROZEN) {
            turn.close();
            throw line.busy();
        }
        return turn;
    }

    private void await(PaceLine line, PaceLine.Place place, long came) throws InterruptedException {
        for (long rest = line.take(place, ticker.nanos()); rest > 0; rest = line.take(place, ticker.nanos())) {
            refuse(rest, came);
            ticker.awaitNanos(ticker.nanos() + rest);
            long left = came + longest - ticker.nanos();
            line.awaitWayOut(Duration.ofNanos(Math.clamp(left, 0, A_WHILE)));
        }
    }

    private void refuse(long rest, long came) {
        if (ended || ticker.nanos() + rest - came > longest) {
            throw new MallBusy(Duration.ofNanos(Math.max(rest, gap)));
        }
    }

    /** From now on whoever comes is sent away, and so is whoever waits; a call that has its turn is made. */
    void end() {
        ended = true;
    }

    /** Lines that have rested need no memory. */
    private void sweep() {
        if (lines.size() > SWEEP_ABOVE) {
            long now = ticker.nanos();
            lines.forEach((name, _) -> lines.computeIfPresent(name, (_, line) -> line.isIdle(now) ? null : line));
        }
    }

    int lines() {
        return lines.size();
    }
}
