package jp.kagiban.shop.bulk;

import java.util.List;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving.Normalized;

/** Result of a look at a table of new shops, or of storing it. Either all shops are stored, or none. */
public sealed interface TableLook {

    /** @param longest in characters */
    record TooLong(int longest) implements TableLook {}

    /**
     * @param most the maximum number of shops in one table
     * @param found the number of shops in this table
     */
    record TooMany(int most, int found) implements TableLook {}

    /** The table has no row. */
    record Nothing() implements TableLook {}

    /** Nothing is stored; each row has its problems. */
    record Table(List<Row> rows) implements TableLook {

        public Table {
            rows = List.copyOf(rows);
        }

        /** Whether the table may be stored if the warnings are accepted. */
        public boolean storable() {
            return problems().stream().allMatch(problem -> problem.kind().warning());
        }

        public List<Problem> problems() {
            return rows.stream().flatMap(row -> row.problems().stream()).toList();
        }
    }

    /** All shops are stored; their keys wait until jobs have asked the mall. */
    record Stored(List<NewKey> keys) implements TableLook {

        public Stored {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A shop of the table.
     *
     * @param line the first line of the row, counted from 1
     * @param name empty if the cell seems to hold something else
     * @param code from its address; empty if that is none
     * @param lastFour of its key, or empty
     */
    record Row(int line, String name, String code, String lastFour, List<Problem> problems, List<Normalized> mended) {

        public Row {
            problems = List.copyOf(problems);
            mended = List.copyOf(mended);
        }
    }

    /** The key of a stored shop. */
    record NewKey(ShopId shop, GenerationId generation, String name, String lastFour) {}
}
