package jp.kagiban.sandbox;

import java.util.List;

/** Gives repeatable random values: the same order and the same name always give the same value. */
record Dice(long seed) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static Dice of(String shopNumber, long sequence) {
        return new Dice(mix(Long.parseLong(shopNumber) * GOLDEN + sequence));
    }

    /**
     * Returns a value from 0 to bound - 1.
     *
     * @param name of the value, within the order
     */
    int below(int bound, String name) {
        return (int) Math.floorMod(mix(seed + name.hashCode() * GOLDEN), (long) bound);
    }

    int between(int least, int most, String name) {
        return least + below(most - least + 1, name);
    }

    boolean happens(int percent, String name) {
        return below(100, name) < percent;
    }

    <T> T oneOf(List<T> choices, String name) {
        return choices.get(below(choices.size(), name));
    }

    /** Mixes the bits as SplitMix64 does. */
    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
