package jp.kagiban.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Orders that come one after the other, each at some moment of its own step. Only this is kept, never the orders.
 *
 * @param stepNanos how far apart they come
 * @param most how many they are in the end; null: they go on
 * @param until none comes after this; null: they go on
 */
record OrderSource(
        Instant from,
        long stepNanos,
        @Nullable Long most,
        @Nullable Instant until) {

    private static final long NANOS = 1_000_000_000L;

    static OrderSource perHour(Instant from, int rate) {
        return new OrderSource(from, Duration.ofHours(1).toNanos() / rate, null, null);
    }

    static OrderSource spread(Instant from, Instant to, long count) {
        return new OrderSource(from, Math.max(1, Duration.between(from, to).toNanos() / count), count, null);
    }

    OrderSource endingAt(Instant end) {
        return new OrderSource(from, stepNanos, most, end);
    }

    boolean goesOn() {
        return most == null && until == null;
    }

    /** Never decreases with the place. */
    Instant timeOf(String shopNumber, int source, long place) {
        long within = Dice.of(shopNumber, OrderNumber.sequence(source, place)).below(1_000_000, "moment");
        long nanos = place * stepNanos + (long) (stepNanos * (within / 1e6));
        return from.plusNanos(nanos);
    }

    /** The places whose time may lie between these two, and a few more. */
    LongStream near(Instant begin, Instant end) {
        Instant last = until != null && until.isBefore(end) ? until : end;
        if (last.isBefore(from)) {
            return LongStream.empty();
        }
        long first = begin.isAfter(from) ? Math.max(0, steps(begin) - NANOS / stepNanos - 2) : 0;
        long past = steps(last) + NANOS / stepNanos + 2;
        return LongStream.range(first, Math.min(past, most == null ? OrderNumber.PLACES : most));
    }

    private long steps(Instant time) {
        return Duration.between(from, time).toNanos() / stepNanos;
    }

    boolean has(long place, Instant time) {
        return place >= 0 && (most == null || place < most) && (until == null || !time.isAfter(until));
    }
}
