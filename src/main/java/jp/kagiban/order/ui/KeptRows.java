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

/** The last read rows of a list, by their index, for the time in which the list can't be read. */
final class KeptRows {

    /** More than a screen shows at once. The rows read first are dropped first. */
    private static final int MOST = 200;

    private final Map<Integer, OrderRow> rows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, OrderRow> eldest) {
            return size() > MOST;
        }
    };

    /** New orders shift the indexes of older ones, so an order is kept only at the index where it was read last. */
    void keep(int offset, List<OrderRow> read) {
        Set<OrderKey> moved = read.stream().map(OrderRow::key).collect(toSet());
        rows.values().removeIf(row -> moved.contains(row.key()));
        for (int i = 0; i < read.size(); i++) {
            rows.remove(offset + i);
            rows.put(offset + i, read.get(i));
        }
    }

    /** The rows from this index up to the first gap. */
    List<OrderRow> from(int offset, int limit) {
        return IntStream.range(offset, offset + limit)
                .mapToObj(rows::get)
                .takeWhile(Objects::nonNull)
                .toList();
    }

    OptionalInt placeOf(String number) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().number().equals(number))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    /** Another list begins. */
    void forget() {
        rows.clear();
    }
}
