package jp.kagiban.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How an import went.
 *
 * @param speed from its begin to its end
 * @param heap bytes in use after a garbage collection, by the number of orders that were there
 */
record Import(Speed speed, Map<Integer, Long> heap) {

    Import {
        heap = new TreeMap<>(heap);
    }

    List<String> stepNames() {
        return heap.keySet().stream()
                .map(orders -> String.format(Locale.ROOT, "%,d", orders))
                .toList();
    }

    String megabytes() {
        return heap.values().stream()
                .map(bytes -> String.valueOf(Math.round(bytes / 1e6)))
                .collect(Collectors.joining(" | "));
    }
}
