package jp.kagiban.shop.bulk;

import java.util.List;
import jp.kagiban.shared.ShopId;

/**
 * A pasted key with its shop.
 *
 * @param key a secret, never shown; empty if nothing can be entered
 * @param number the six-digit number in the key, or empty
 * @param lines the lines of the text that contain the key, counted from 1
 * @param shops one shop if the row is {@link Kind#READY}; in a doubtful row, the shops to choose from
 */
public record RenewalRow(
        Kind kind, String key, String lastFour, String number, List<Integer> lines, List<Target> shops) {

    public RenewalRow {
        lines = List.copyOf(lines);
        shops = List.copyOf(shops);
    }

    /** State of a row. All rows but {@link #READY} are doubtful. */
    public enum Kind {
        /** The text looks like a key but isn't whole. */
        UNREADABLE,
        /** The text is the other secret, which a renewal keeps. */
        OTHER_SECRET,
        /** The text contains another key with the same number. */
        NUMBER_TWICE,
        /** No shop is known to have the number, but the numbers of some shops are unknown. */
        NUMBER_UNKNOWN,
        /** More than one shop has the number. */
        SHOPS_ALIKE,
        /** No shop has the number, and all numbers are known. */
        NO_SHOP,
        /** Another new key waits at the shop. */
        ANOTHER_WAITS,
        /** The last characters equal those of the waiting key. */
        WAITS_ALREADY,
        /** The last characters equal those of the key in use. */
        IN_USE,
        READY;

        /** Whether the key is already stored, judging by its number and its last characters. */
        public boolean stored() {
            return this == WAITS_ALREADY || this == IN_USE;
        }
    }

    /** A shop that a key can go to. */
    public record Target(ShopId shop, String name) {}

    @Override
    public String toString() {
        return kind + "" + lines;
    }
}
