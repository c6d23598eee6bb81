package jp.kagiban.order;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;

/** A filter as an SQL condition on {@code shop_order}, with the values of its parameters. */
final class OrderQuestion {

    private static final Pattern FROM_THE_BEGIN = Pattern.compile("[0-9]{6}-.*");

    /** The beginning of an order number: digits, and hyphens between them. */
    private static final Pattern BEGIN = Pattern.compile("[0-9][0-9-]*");

    /** The first character after the digits in ASCII. A hyphen comes before the digits. */
    private static final char AFTER_DIGITS = '9' + 1;

    private final StringBuilder condition = new StringBuilder("tenant_id = ?");
    private final List<Object> values = new ArrayList<>();
    private final List<String> fixed = new ArrayList<>(List.of("tenant_id"));

    OrderQuestion(TenantId tenant, OrderFilter filter) {
        values.add(Column.of(tenant));
        if (filter.shop() != null) {
            and("shop_id = ?", Column.of(filter.shop()));
            fixed.add("shop_id");
        }
        if (filter.progress() != null) {
            and("progress = ?", filter.progress());
            fixed.add("progress");
        }
        if (filter.from() != null) {
            and("ordered_at >= ?", startOf(filter.from()));
        }
        if (filter.to() != null) {
            and("ordered_at < ?", startOf(filter.to().plusDays(1)));
        }
        String number = filter.number();
        if (!number.isEmpty()) {
            boolean fromTheBegin = FROM_THE_BEGIN.matcher(number).matches();
            and("order_number LIKE ?", (fromTheBegin ? "" : "%") + number + "%");
        }
    }

    static boolean isBeginOfNumber(String text) {
        return BEGIN.matcher(text).matches();
    }

    /**
     * Selects all numbers that begin with this text, as a range of the index. With a LIKE parameter, the database
     * wouldn't know the range.
     */
    static OrderQuestion beginningWith(TenantId tenant, String number) {
        return new OrderQuestion(tenant, OrderFilter.NONE)
                .and("order_number >= ? AND order_number < ?", number, number + AFTER_DIGITS);
    }

    private static Object startOf(LocalDate day) {
        return Column.of(Jst.startOf(day));
    }

    OrderQuestion and(String part, Object... partValues) {
        condition.append(" AND ").append(part);
        values.addAll(List.of(partValues));
        return this;
    }

    String condition() {
        return condition.toString();
    }

    /** Returns the columns with one fixed value. They are the first columns of a suitable index. */
    List<String> fixed() {
        return fixed;
    }

    List<Object> values() {
        return values;
    }
}
