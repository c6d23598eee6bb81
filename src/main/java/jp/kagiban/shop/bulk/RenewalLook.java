package jp.kagiban.shop.bulk;

import java.util.List;

/** Preview of many pasted keys. Computing the preview stores nothing, calls no mall and opens no stored key. */
public sealed interface RenewalLook {

    /** @param longest the maximum length in characters */
    record TooLong(int longest) implements RenewalLook {}

    /**
     * @param most the maximum number of keys in one pasted text
     * @param found the number of keys in this text
     */
    record TooMany(int most, int found) implements RenewalLook {}

    /** The text contains nothing that looks like a key. */
    record Nothing() implements RenewalLook {}

    /**
     * The shop of each key.
     *
     * @param rows one for each key, doubtful keys first
     * @param shops the number of the company's shops
     * @param passedOver the number of lines without anything that looks like a key
     * @param mended the number of lines in which a key was found only after normalizing letters
     */
    record Plan(List<RenewalRow> rows, int shops, int passedOver, int mended) implements RenewalLook {

        public Plan {
            rows = List.copyOf(rows);
        }
    }
}
