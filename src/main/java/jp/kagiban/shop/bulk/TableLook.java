package jp.kagiban.shop.bulk;

import java.util.List;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving.Normalized;

/** Result of validating or storing a table of new shops. Either all shops are stored, or none. */
public sealed interface TableLook {

    /** @param longest the maximum length in characters */
    record TooLong(int longest) implements TableLook {}

    /**
     * @param most the maximum number of shops in one table
     * @param found the number of shops in this table
     */
    record TooMany(int most, int found) implements TableLook {}

    /** The table has no row. */
    record Nothing() implements TableLook {}

    /** Nothing is stored. The rows name the problems. */
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

    /** All shops are stored. Their keys wait until jobs have asked the mall. */
    record Stored(List<NewKey> keys) implements TableLook {

        public Stored {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A shop of the table.
     *
     * @param line the first line of the row, counted from 1
     * @param name the shop's name; empty if a problem of the details blocks, since the cell may then hold a secret
     * @param code the shop's code from the address; empty if a problem of the details blocks
     * @param lastFour the last four characters of the key, or empty
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
