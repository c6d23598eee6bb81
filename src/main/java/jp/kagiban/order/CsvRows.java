package jp.kagiban.order;

import java.util.List;
import java.util.stream.Stream;

/** The unit of a row in an export. */
public enum CsvRows {
    /** One item; the order's fields are repeated in each of its rows. */
    ITEM,
    /** One order, with its first recipient, the number of recipients, and the number of units. */
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
