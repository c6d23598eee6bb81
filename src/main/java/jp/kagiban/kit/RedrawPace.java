package jp.kagiban.kit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Limits how often changes redraw a part. The first change redraws it at once. Then the part rests for {@value #REST}
 * times the duration of the drawing, and all changes during the rest are drawn together. A tab finishes its pending
 * drawings before it answers. Without the rest, a page whose shops change faster than it is drawn would never answer.
 */
final class RedrawPace {

    static final int REST = 10;

    /** Maximum rest in nanoseconds, even if a busy machine makes drawings slow. */
    static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier nanoTime;
    private final LongConsumer wake;
    private boolean changed;
    private boolean drawing;
    private long began;
    private long restsUntil;

    /** @param wake receives the nanoseconds after which the part must be drawn; at least 0 */
    RedrawPace(LongSupplier nanoTime, LongConsumer wake) {
        this.nanoTime = nanoTime;
        this.wake = wake;
        this.restsUntil = nanoTime.getAsLong();
    }

    /** Reports a change, which will be drawn. */
    synchronized void tell() {
        if (!changed) {
            changed = true;
            wakeIfIdle();
        }
    }

    /** Called when a drawing begins. Later changes need another drawing, since this one may have read the old state. */
    synchronized void begin() {
        changed = false;
        drawing = true;
        began = nanoTime.getAsLong();
    }

    synchronized void end() {
        long now = nanoTime.getAsLong();
        drawing = false;
        restsUntil = now + Math.min(LONGEST, REST * (now - began));
        if (changed) {
            wakeIfIdle();
        }
    }

    private void wakeIfIdle() {
        if (!drawing) {
            wake.accept(Math.max(0, restsUntil - nanoTime.getAsLong()));
        }
    }
}
