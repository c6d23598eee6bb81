package jp.kagiban.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who has asked the thin RMS, by the number of the shop. */
final class Callers {

    /** What is told of a number that has asked once. */
    private static final long NO_GAP = Long.MAX_VALUE;

    /** RMS asks for a second between two calls of a number; the rest is allowed for the way. */
    private static final long SHORT = Duration.ofMillis(950).toNanos();

    private static final int MOST_TOLD = 200;

    private final Map<String, Caller> all = new ConcurrentHashMap<>();
    private final List<String> shorts = new ArrayList<>();
    private int tooSoon;

    /**
     * One number.
     *
     * @param last when it asked last, in nanoseconds
     * @param gap the shortest time between two of its calls, in nanoseconds
     */
    private record Caller(int calls, long last, long gap) {}

    void called(String number) {
        all.compute(number, (_, before) -> {
            long now = System.nanoTime();
            if (before == null) {
                return new Caller(1, now, NO_GAP);
            }
            note(now - before.last);
            return new Caller(before.calls + 1, now, Math.min(before.gap, now - before.last));
        });
    }

    private void note(long gap) {
        synchronized (shorts) {
            boolean isShort = gap < SHORT;
            tooSoon += isShort ? 1 : 0;
            if (isShort && shorts.size() < MOST_TOLD) {
                shorts.add(Instant.now().toEpochMilli() + " " + gap / 1_000);
            }
        }
    }

    String forget() {
        all.clear();
        synchronized (shorts) {
            shorts.clear();
            tooSoon = 0;
        }
        return "";
    }

    /** How many calls, of how many numbers, how many of these more than once, and the shortest gap in microseconds. */
    String told() {
        int calls = all.values().stream().mapToInt(Caller::calls).sum();
        long twice = all.values().stream().filter(one -> one.calls > 1).count();
        long gap = all.values().stream().mapToLong(Caller::gap).min().orElse(NO_GAP);
        return calls + " " + all.size() + " " + twice + " " + gap / 1_000;
    }

    /**
     * How many calls came too soon after another of the same number; and a line for each of the first of them: when, in
     * milliseconds, and the gap in microseconds.
     */
    String tooSoon() {
        synchronized (shorts) {
            return tooSoon + "\n" + String.join("\n", shorts);
        }
    }
}
