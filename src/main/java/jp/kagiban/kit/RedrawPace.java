package jp.kagiban.kit;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The pace at which changes redraw a part: at once, then after a rest of {@value #REST} times the duration of the drawing. All
 * changes during the rest are drawn together. A tab finishes its pending work before it answers. Without the rest, a page
 * whose shops change faster than it is drawn would never come.
 */
final class RedrawPace {

    static final int REST = 10;

    /** On a machine that is busy with other things, too. */
    static final long LONGEST = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier nanoTime;
    private final LongConsumer wake;
    private boolean told;
    private boolean drawing;
    private long began;
    private long restsUntil;

    /** @param wake is given the nanoseconds after which the part is to be drawn; not below 0 */
    RedrawPace(LongSupplier nanoTime, LongConsumer wake) {
        this.nanoTime = nanoTime;
        this.wake = wake;
        this.restsUntil = nanoTime.getAsLong();
    }

    /** Something has changed. */
    synchronized void tell() {
        if (!told) {
            told = true;
            wakeIfIdle();
        }
    }

    /** From here on a change may be too late for what is being read. */
    synchronized void begin() {
        told = false;
        drawing = true;
        began = nanoTime.getAsLong();
    }

    synchronized void end() {
        long now = nanoTime.getAsLong();
        drawing = false;
        restsUntil = now + Math.min(LONGEST, REST * (now - began));
        if (told) {
            wakeIfIdle();
        }
    }

    private void wakeIfIdle() {
        if (!drawing) {
            wake.accept(Math.max(0, restsUntil - nanoTime.getAsLong()));
        }
    }
}
