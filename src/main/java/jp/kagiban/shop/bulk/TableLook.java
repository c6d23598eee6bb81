package jp.kagiban.shop.bulk;

import java.util.List;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving.Normalized;

/** What came of a table of new shops. Either all of its shops are stored, or none. */
public sealed interface TableLook {

    /** @param longest in characters */
    record TooLong(int longest) implements TableLook {}

    /**
     * @param most how many shops may come in one table
     * @param found how many are in this one
     */
    record TooMany(int most, int found) implements TableLook {}

    /** There is no row in it. */
    record Nothing() implements TableLook {}

    /** Nothing is stored: so the rows stand, each with what is wrong with it. */
    record Table(List<Row> rows) implements TableLook {

        public Table {
            rows = List.copyOf(rows);
        }

        /** Whether it may be stored, if the warnings are accepted. */
        public boolean storable() {
            return problems().stream().allMatch(problem -> problem.kind().warning());
        }

        public List<Problem> problems() {
            return rows.stream().flatMap(row -> row.problems().stream()).toList();
        }
    }

    /** All are stored; their keys wait, and the mall is asked by jobs. */
    record Stored(List<NewKey> keys) implements TableLook {

        public Stored {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A shop as it stands in the table.
     *
     * @param line on which it begins, counted from 1
     * @param name empty where something else seems to stand in its place
     * @param code of its address, if that is one
     * @param lastFour of its key, or empty
     */
    record Row(int line, String name, String code, String lastFour, List<Problem> problems, List<Normalized> mended) {

        public Row {
            problems = List.copyOf(problems);
            mended = List.copyOf(mended);
        }
    }

    /** A key of a shop that was stored. */
    record NewKey(ShopId shop, GenerationId generation, String name, String lastFour) {}
}
