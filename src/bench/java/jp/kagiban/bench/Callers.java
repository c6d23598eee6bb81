package jp.kagiban.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who has asked the thin RMS, by the number of the shop. */
final class Callers {

    /** What is told of a number that has asked once. */
    private static final long NO_GAP = Long.MAX_VALUE;

    private final Map<String, Caller> all = new ConcurrentHashMap<>();

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
            return before == null
                    ? new Caller(1, now, NO_GAP)
                    : new Caller(before.calls + 1, now, Math.min(before.gap, now - before.last));
        });
    }

    String forget() {
        all.clear();
        return "";
    }

    /** How many calls, of how many numbers, how many of these more than once, and the shortest gap in microseconds. */
    String told() {
        int calls = all.values().stream().mapToInt(Caller::calls).sum();
        long twice = all.values().stream().filter(one -> one.calls > 1).count();
        long gap = all.values().stream().mapToLong(Caller::gap).min().orElse(NO_GAP);
        return calls + " " + all.size() + " " + twice + " " + gap / 1_000;
    }
}
