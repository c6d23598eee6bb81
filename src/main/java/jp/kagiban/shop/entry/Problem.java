package jp.kagiban.shop.entry;

import java.util.List;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a field; the screen makes a sentence of it.
 *
 * @param arguments what the sentence names, as each {@link Kind} tells; never a secret
 * @param other the shop that the sentence links to, or null
 */
public record Problem(
        ShopField field,
        Kind kind,
        List<String> arguments,
        @Nullable ShopId other) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(ShopField field, Kind kind, String... arguments) {
        return new Problem(field, kind, List.of(arguments), null);
    }

    /** The kinds, those that block first. */
    public enum Kind {
        /** Nothing was entered. */
        EMPTY,
        /** Arguments: the greatest number of characters, the number entered. */
        TOO_LONG,
        /** It holds control characters, or halves of characters. */
        CHARACTERS,
        /** It holds letters that neither secret can have, such as kana. */
        FOREIGN_LETTERS,
        /** A secret stands where there is none, and would be stored in clear. */
        A_SECRET,
        /** Both secrets stand in each other's place: the screen offers to swap them. */
        SWAPPED,
        /** The other secret stands here. Arguments: what it is, how the right one begins. */
        OTHER_SECRET,
        /** The shop URL names no shop. */
        NOT_A_SHOP_ADDRESS,
        /** The developer's app is chosen and this portal has none. */
        NO_DEVELOPER_APP,
        /** Another row of a table holds the same. Argument: that shop's name. */
        TWICE,
        /** Another shop of this tenant has the code. Arguments: the code, that shop's name. {@code other}: that shop. */
        SHOP_TWICE,
        /** Another shop of this tenant has this very licenseKey. Argument: that shop's name. {@code other}: that shop. */
        KEY_AT_ANOTHER_SHOP,
        /** The licenseKey is the one in use at this shop. */
        KEY_ALREADY_IN_USE,
        /** The licenseKey is the one that waits at this shop. */
        KEY_ALREADY_WAITING,
        /** The tenant has as many shops as it may have. Argument: how many. */
        TOO_MANY_SHOPS,
        /** As many of the tenant's keys wait for the mall as may. Argument: how many. */
        TOO_MANY_WAITING,
        /** A warning: the two secrets bear different numbers. Arguments: the serviceSecret's, the licenseKey's. */
        DIFFERENT_NUMBERS,
        /** A warning: the licenseKey bears another number than the one on record. Arguments: the new one, that on record. */
        OTHER_SHOPS_NUMBER,
        /** A warning: the value has not the form that the mall usually gives. */
        UNUSUAL_FORM;

        /** Whether the member may save all the same, by saving again with this kind among the accepted. */
        public boolean warning() {
            return compareTo(DIFFERENT_NUMBERS) >= 0;
        }
    }
}
