package jp.kagiban.sandbox;

import java.util.List;

/** Repeatable random values: the same order and the same name always give the same value. */
record Dice(long seed) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static Dice of(String shopNumber, long sequence) {
        return new Dice(mixed(Long.parseLong(shopNumber) * GOLDEN + sequence));
    }

    /** Returns a value from 0 to bound - 1. */
    int below(int bound, String what) {
        return (int) Math.floorMod(mixed(seed + what.hashCode() * GOLDEN), (long) bound);
    }

    int between(int least, int most, String what) {
        return least + below(most - least + 1, what);
    }

    boolean happens(int percent, String what) {
        return below(100, what) < percent;
    }

    <T> T oneOf(List<T> choices, String what) {
        return choices.get(below(choices.size(), what));
    }

    /** The mixing of SplitMix64. */
    private static long mixed(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
