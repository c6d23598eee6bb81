package jp.kagiban.order;

import java.util.List;
import java.util.stream.Stream;

/** What has a row of its own in an export. */
public enum CsvRows {
    /** Each item; what the order says stands in each of its rows. */
    ITEM,
    /** Each order: of its recipients it names the first, and counts them; of its items it counts the units. */
    ORDER;

    List<CsvColumn> columns() {
        return Stream.of(CsvColumn.values()).filter(this::has).toList();
    }

    private boolean has(CsvColumn column) {
        return switch (column) {
            case RECIPIENTS, ALL_UNITS -> this == ORDER;
            case ITEM_NUMBER, ITEM_NAME, ITEM_CHOICE, PRICE, UNITS -> this == ITEM;
            default -> true;
        };
    }
}
