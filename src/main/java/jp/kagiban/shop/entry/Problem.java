package jp.kagiban.shop.entry;

import java.util.List;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;

/**
 * A problem with a field. The screen turns it into a sentence.
 *
 * @param arguments arguments of the sentence, listed at each {@link Kind}; never a secret
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

    /** The kinds of problems. Blocking kinds come first. */
    public enum Kind {
        /** Nothing was entered. */
        EMPTY,
        /** Arguments: the greatest number of characters, the number entered. */
        TOO_LONG,
        /** The value holds control characters, or halves of characters. */
        CHARACTERS,
        /** The value holds letters that neither secret can have, such as kana. */
        FOREIGN_LETTERS,
        /** A secret was entered into a field that is stored unencrypted. */
        A_SECRET,
        /** The two secrets are swapped; the screen offers to swap them back. */
        SWAPPED,
        /**
         * The other secret was entered into this field. Arguments: the other secret's name, the beginning of a correct
         * value.
         */
        OTHER_SECRET,
        /** The shop URL names no shop. */
        NOT_A_SHOP_ADDRESS,
        /** The developer's app is chosen, but this portal has none. */
        NO_DEVELOPER_APP,
        /** Another row of a table has the same value. Argument: that shop's name. */
        TWICE,
        /** Another shop of this tenant has the code. Arguments: the code, that shop's name. {@code other}: that shop. */
        SHOP_TWICE,
        /** Another shop of this tenant has the same licenseKey. Argument: that shop's name. {@code other}: that shop. */
        KEY_AT_ANOTHER_SHOP,
        /** The licenseKey is already in use at this shop. */
        KEY_ALREADY_IN_USE,
        /** The licenseKey already waits at this shop. */
        KEY_ALREADY_WAITING,
        /** The tenant has reached its limit of shops. Argument: the limit. */
        TOO_MANY_SHOPS,
        /** The tenant has reached its limit of waiting keys. Argument: the limit. */
        TOO_MANY_WAITING,
        /**
         * A warning: the two secrets contain different numbers. Arguments: the serviceSecret's number, the licenseKey's
         * number.
         */
        DIFFERENT_NUMBERS,
        /** A warning: the licenseKey's number isn't the stored number. Arguments: the new number, the stored number. */
        OTHER_SHOPS_NUMBER,
        /** A warning: the licenseKey is shorter than the key in use. Arguments: its number of characters, that key's. */
        SHORTER,
        /** A warning: the value isn't in the usual format of the mall's keys. */
        UNUSUAL_FORM;

        /** Whether the member may accept the problem and still save the form. */
        public boolean warning() {
            return compareTo(DIFFERENT_NUMBERS) >= 0;
        }
    }
}
