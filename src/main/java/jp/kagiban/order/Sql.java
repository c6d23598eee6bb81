package jp.kagiban.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Parts of statements that take many values. */
final class Sql {

    private Sql() {}

    /** {@code ?, ?, ?} */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** Filled up with its last one to 10, 100 or 1000 values, so that there are few distinct statements. */
    static List<String> filled(Collection<String> values) {
        List<String> filled = new ArrayList<>(values);
        int size = 1;
        while (size < values.size()) {
            size *= 10;
        }
        while (filled.size() < size) {
            filled.add(filled.getLast());
        }
        return filled;
    }
}
