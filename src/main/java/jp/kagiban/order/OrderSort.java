package jp.kagiban.order;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** The sort order of a list of orders. Equal values are sorted by the other columns of the index. */
public record OrderSort(By by, boolean descending) {

    public static final OrderSort NEWEST_FIRST = new OrderSort(By.TIME, true);

    public static final OrderSort GREATEST_NUMBER_FIRST = new OrderSort(By.NUMBER, true);

    public enum By {
        TIME,
        NUMBER,
        TOTAL
    }

    /**
     * Returns the ORDER BY columns for a query on the table alone.
     *
     * @param fixed columns with the same value in all selected rows. They come first without changing the order. Only
     *     then H2 reads an index instead of sorting all rows
     */
    String sql(List<String> fixed) {
        return sql(Stream.concat(fixed.stream(), columns().stream()).distinct());
    }

    /** @param table the table's name with a dot */
    String sql(String table) {
        return sql(columns().stream().map(column -> table + column));
    }

    private List<String> columns() {
        return switch (by) {
            case TIME -> List.of("ordered_at", "shop_id", "order_number");
            case NUMBER -> List.of("order_number", "shop_id");
            case TOTAL -> List.of("total_price", "ordered_at", "shop_id", "order_number");
        };
    }

    private String sql(Stream<String> columns) {
        return columns.map(column -> descending ? column + " DESC" : column).collect(joining(", "));
    }
}
