package jp.kagiban.shop.bulk;

import java.util.List;
import jp.kagiban.shared.ShopId;

/**
 * A key of a paste, and where it would go.
 *
 * @param key is a secret and not shown; empty where nothing can be entered
 * @param number the six-digit number in it, or empty
 * @param lines where it stands in the paste, counted from 1
 * @param shops where it can go: one if it is {@link Kind#READY}, those to choose from if it is in doubt
 */
public record RenewalRow(
        Kind kind, String key, String lastFour, String number, List<Integer> lines, List<Target> shops) {

    public RenewalRow {
        lines = List.copyOf(lines);
        shops = List.copyOf(shops);
    }

    /** What is to be said of a row; all but the last are doubts. */
    public enum Kind {
        /** Something looks like a key and isn't whole. */
        UNREADABLE,
        /** The secret that stays at a renewal. */
        OTHER_SECRET,
        /** Another key with the same number stands in the paste. */
        NUMBER_TWICE,
        /** No shop is known to have the number; there are some whose number isn't known. */
        NUMBER_UNKNOWN,
        /** More than one shop has the number. */
        SHOPS_ALIKE,
        /** No shop has the number, and none could. */
        NO_SHOP,
        /** Another new key waits at the shop. */
        ANOTHER_WAITS,
        /** It ends like the key that waits at the shop. */
        WAITS_ALREADY,
        /** It ends like the key in use. */
        IN_USE,
        READY;

        /** Whether the key is stored already, as far as its number and its last characters tell. */
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
