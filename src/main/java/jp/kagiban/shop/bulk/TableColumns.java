package jp.kagiban.shop.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Maps the columns of a pasted table to fields.
 *
 * @param places the column of each field
 */
record TableColumns(Map<String, Integer> places) {

    /** A row is a heading if it names at least so many fields. */
    private static final int NAMED = 2;

    TableColumns {
        places = Map.copyOf(places);
    }

    /** Returns the columns of a table without a heading, in the default order. */
    static TableColumns inOrder(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return new TableColumns(places);
    }

    /** Whether a table's first row is its heading. */
    static boolean isHeading(PastedTable.Row first, Map<String, String> names) {
        return of(first, names).places().size() >= NAMED;
    }

    /**
     * Reads the columns from a heading. Unknown columns are ignored; of two equal ones, the first counts.
     *
     * @param names the field for each known word
     */
    static TableColumns of(PastedTable.Row heading, Map<String, String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int column = 0; column < heading.cells().size(); column++) {
            String holds = names.get(plain(heading.cell(column)));
            if (holds != null) {
                places.putIfAbsent(holds, column);
            }
        }
        return new TableColumns(places);
    }

    /** Ignores blanks and capitals. */
    static String plain(String word) {
        return word.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the cell of a field; empty if the table has no such column. */
    String in(PastedTable.Row row, String name) {
        Integer column = places.get(name);
        return column == null ? "" : row.cell(column);
    }
}
