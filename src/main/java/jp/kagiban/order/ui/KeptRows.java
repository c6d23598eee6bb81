package jp.kagiban.order.ui;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import jp.kagiban.order.OrderRow;
import jp.kagiban.order.OrderRow.OrderKey;

/** Keeps the last read rows of a list by their index, and provides them while the list can't be read. */
final class KeptRows {

    /** More rows than a screen shows at once. The rows that were read first are dropped first. */
    private static final int MAX_ROWS = 200;

    private final Map<Integer, OrderRow> rows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, OrderRow> eldest) {
            return size() > MAX_ROWS;
        }
    };

    /** Keeps these rows. New orders shift the indexes of older orders, so each order is kept only at its last index. */
    void keep(int offset, List<OrderRow> read) {
        Set<OrderKey> keys = read.stream().map(OrderRow::key).collect(toSet());
        rows.values().removeIf(row -> keys.contains(row.key()));
        for (int i = 0; i < read.size(); i++) {
            rows.remove(offset + i);
            rows.put(offset + i, read.get(i));
        }
    }

    /** Returns the rows from this index up to the first gap. */
    List<OrderRow> from(int offset, int limit) {
        return IntStream.range(offset, offset + limit)
                .mapToObj(rows::get)
                .takeWhile(Objects::nonNull)
                .toList();
    }

    OptionalInt indexOf(String number) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().number().equals(number))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    /** Drops all rows, because another list is shown. */
    void forget() {
        rows.clear();
    }
}
