package jp.kagiban.shop.entry;

import java.util.List;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a field, which the screen turns into a sentence.
 *
 * @param arguments of the sentence, as each {@link Kind} says; never a secret
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

    /** The kinds; blocking ones come first. */
    public enum Kind {
        /** Nothing was entered. */
        EMPTY,
        /** Arguments: the greatest number of characters, the number entered. */
        TOO_LONG,
        /** It holds control characters, or halves of characters. */
        CHARACTERS,
        /** It holds letters that neither secret can have, such as kana. */
        FOREIGN_LETTERS,
        /** A secret was entered into a field that is stored in clear. */
        A_SECRET,
        /** The two secrets are swapped; the screen offers to swap them back. */
        SWAPPED,
        /** The other secret was entered here. Arguments: its name, the beginning of the right one. */
        OTHER_SECRET,
        /** The shop URL names no shop. */
        NOT_A_SHOP_ADDRESS,
        /** The developer's app is chosen and this portal has none. */
        NO_DEVELOPER_APP,
        /** Another row of a table has the same value. Argument: that shop's name. */
        TWICE,
        /** Another shop of this tenant has the code. Arguments: the code, that shop's name. {@code other}: that shop. */
        SHOP_TWICE,
        /** Another shop of this tenant has this very licenseKey. Argument: that shop's name. {@code other}: that shop. */
        KEY_AT_ANOTHER_SHOP,
        /** The licenseKey is the one in use at this shop. */
        KEY_ALREADY_IN_USE,
        /** The licenseKey is the one that waits at this shop. */
        KEY_ALREADY_WAITING,
        /** The tenant has reached its number of shops. Argument: the limit. */
        TOO_MANY_SHOPS,
        /** The tenant has reached its number of waiting keys. Argument: the limit. */
        TOO_MANY_WAITING,
        /** A warning: the two secrets bear different numbers. Arguments: the serviceSecret's, the licenseKey's. */
        DIFFERENT_NUMBERS,
        /** A warning: the licenseKey bears another number than the one on record. Arguments: the new one, that on record. */
        OTHER_SHOPS_NUMBER,
        /** A warning: the value hasn't the usual form of the mall's keys. */
        UNUSUAL_FORM;

        /** Whether the member may accept this kind and save all the same. */
        public boolean warning() {
            return compareTo(DIFFERENT_NUMBERS) >= 0;
        }
    }
}
