package jp.kagiban.order;

import java.time.LocalDate;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * Selects orders. A null or empty field selects all.
 *
 * @param progress the code of a state
 * @param from the first day of the orders, in Tokyo
 * @param to the last day of the orders, in Tokyo
 * @param number a part of the order number. A part that begins with six digits and a hyphen must be the beginning of the number
 */
public record OrderFilter(
        @Nullable ShopId shop,
        @Nullable Integer progress,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String number) {

    public static final OrderFilter NONE = new OrderFilter(null, null, null, null, "");

    /** Converts full-width digits, and removes characters that order numbers never have. */
    public OrderFilter {
        number = TypedText.hyphened(number).replaceAll("[^0-9-]", "");
    }

    /** Whether the text can be a part of an order number, apart from blanks and signs. */
    public static boolean takes(String number) {
        String cleaned = TypedText.hyphened(number);
        return cleaned.isBlank()
                || (cleaned.matches(".*[0-9-].*") && cleaned.codePoints().noneMatch(Character::isLetter));
    }

    /** Returns the same filter, limited to this state. */
    public OrderFilter in(int state) {
        return new OrderFilter(shop, state, from, to, number);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
