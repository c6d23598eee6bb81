package jp.kagiban.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of many rows in one statement, for {@code IN (…)} or {@code VALUES …}. The last row is repeated until the
 * number of rows is a power of two. So a statement has few texts, and each is read by the guard and prepared only once.
 * The statement must tolerate a repeated row; otherwise, pass a filler.
 *
 * @param marks such as {@code (?, ?), (?, ?)}
 * @param parameters row by row
 */
public record RowValues(String marks, List<@Nullable Object> parameters) {

    /** @param rows at least one row */
    public static <T> RowValues of(List<T> rows, Function<T, List<@Nullable Object>> values) {
        return of(rows, rows.getLast(), values);
    }

    /**
     * The same for a statement that doesn't tolerate a repeated row.
     *
     * @param filler a row that has no effect, repeated in place of the last row
     */
    public static <T> RowValues of(List<T> rows, T filler, Function<T, List<@Nullable Object>> values) {
        List<@Nullable Object> parameters = new ArrayList<>();
        rows.forEach(row -> parameters.addAll(values.apply(row)));
        List<@Nullable Object> last = values.apply(filler);
        int count = rows.size() == 1 ? 1 : Integer.highestOneBit(rows.size() - 1) << 1;
        for (int i = rows.size(); i < count; i++) {
            parameters.addAll(last);
        }
        String row = "(" + String.join(", ", Collections.nCopies(last.size(), "?")) + ")";
        return new RowValues(String.join(", ", Collections.nCopies(count, row)), parameters);
    }
}
