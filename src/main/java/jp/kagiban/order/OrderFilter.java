package jp.kagiban.order;

import java.time.LocalDate;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * Selects orders. A null or empty field selects all.
 *
 * @param progress the code of the state
 * @param from the first day on which they were placed, in Tokyo
 * @param to the last such day
 * @param number a part of the order number; from its begin on where it begins with the six digits of a shop and a hyphen
 */
public record OrderFilter(
        @Nullable ShopId shop,
        @Nullable Integer progress,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String number) {

    public static final OrderFilter NONE = new OrderFilter(null, null, null, null, "");

    /** Full-width digits are converted; characters that can't be in a number are removed. */
    public OrderFilter {
        number = TypedText.hyphened(number).replaceAll("[^0-9-]", "");
    }

    /** Whether this can be a part of an order number, but for blanks and signs around it. */
    public static boolean takes(String number) {
        String plain = TypedText.hyphened(number);
        return plain.isBlank()
                || (plain.matches(".*[0-9-].*") && plain.codePoints().noneMatch(Character::isLetter));
    }

    /** The same, in this state. */
    public OrderFilter in(int state) {
        return new OrderFilter(shop, state, from, to, number);
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
