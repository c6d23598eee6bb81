package jp.kagiban.rms;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Spaces the calls of one key: whoever comes gets the next free place, in the order of coming, and waits for it. RMS asks for
 * one call a second (reference 3.7). Per node.
 */
final class Pace {

    private static final int SWEEP_ABOVE = 10_000;

    private final long gap;
    private final Ticker ticker;
    private final ConcurrentHashMap<String, Long> lastPlace = new ConcurrentHashMap<>();

    Pace(Duration gap, Ticker ticker) {
        this.gap = gap.toNanos();
        this.ticker = ticker;
    }

    /** Blocks until it is this call's turn. An interrupted one leaves its place empty. */
    void awaitTurn(String key) throws InterruptedException {
        sweep();
        ticker.awaitNanos(lastPlace.compute(key, (same, last) -> nextPlace(last)));
    }

    private long nextPlace(@Nullable Long last) {
        long now = ticker.nanos();
        return last == null || last + gap - now < 0 ? now : last + gap;
    }

    /** Keys that have rested need no memory. */
    private void sweep() {
        if (lastPlace.size() > SWEEP_ABOVE) {
            long now = ticker.nanos();
            lastPlace.values().removeIf(last -> last + gap - now < 0);
        }
    }

    int keys() {
        return lastPlace.size();
    }
}
