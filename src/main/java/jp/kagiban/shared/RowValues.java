package jp.kagiban.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many rows within one statement, for {@code IN (…)} or {@code VALUES …}. The last row is repeated until there are a power of two:
 * so few texts of a statement come about, and each is read by the guard, and prepared, once. The statement must tolerate a
 * repeated row, or another one is named that stands in its place.
 *
 * @param marks such as {@code (?, ?), (?, ?)}
 * @param parameters row by row
 */
public record RowValues(String marks, List<@Nullable Object> parameters) {

    /** @param rows one at least */
    public static <T> RowValues of(List<T> rows, Function<T, List<@Nullable Object>> values) {
        return of(rows, rows.getLast(), values);
    }

    /**
     * The same for a statement that doesn't tolerate a repeated row.
     *
     * @param filler stands in place of the last row, and does nothing
     */
    public static <T> RowValues of(List<T> rows, T filler, Function<T, List<@Nullable Object>> values) {
        List<@Nullable Object> parameters = new ArrayList<>();
        rows.forEach(row -> parameters.addAll(values.apply(row)));
        List<@Nullable Object> last = values.apply(filler);
        int all = rows.size() == 1 ? 1 : Integer.highestOneBit(rows.size() - 1) << 1;
        for (int i = rows.size(); i < all; i++) {
            parameters.addAll(last);
        }
        String row = "(" + String.join(", ", Collections.nCopies(last.size(), "?")) + ")";
        return new RowValues(String.join(", ", Collections.nCopies(all, row)), parameters);
    }
}
