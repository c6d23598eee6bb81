package jp.kagiban.order;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** By what a list of orders is sorted; what is equal there goes by time and number. */
public record OrderSort(By by, boolean descending) {

    public static final OrderSort NEWEST_FIRST = new OrderSort(By.TIME, true);

    public enum By {
        TIME,
        NUMBER,
        TOTAL
    }

    String sql() {
        return sql("");
    }

    /** @param table the table's name with a point, or nothing */
    String sql(String table) {
        List<String> columns = switch (by) {
            case TIME -> List.of("ordered_at", "shop_id", "order_number");
            case NUMBER -> List.of("order_number", "shop_id");
            case TOTAL -> List.of("total_price", "ordered_at", "shop_id", "order_number");
        };
        return columns.stream()
                .map(column -> table + column + (descending ? " DESC" : ""))
                .collect(joining(", "));
    }
}
