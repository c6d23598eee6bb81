package jp.kagiban.shop.bulk;

import java.util.List;

/** What came of a look at many pasted keys. Nothing was stored, no mall was asked and no stored key was opened. */
public sealed interface RenewalLook {

    /** @param longest in characters */
    record TooLong(int longest) implements RenewalLook {}

    /**
     * @param most how many keys may come in one paste
     * @param found how many are in this one
     */
    record TooMany(int most, int found) implements RenewalLook {}

    /** There is nothing in it that looks like a key. */
    record Nothing() implements RenewalLook {}

    /**
     * Where each key would go.
     *
     * @param rows doubts first
     * @param shops how many shops the company has
     * @param passedOver how many lines hold nothing that looks like a key
     * @param mended in how many lines letters were mended before a key was found
     */
    record Plan(List<RenewalRow> rows, int shops, int passedOver, int mended) implements RenewalLook {

        public Plan {
            rows = List.copyOf(rows);
        }
    }
}
