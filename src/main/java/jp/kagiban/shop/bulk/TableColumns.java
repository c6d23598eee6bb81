package jp.kagiban.shop.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column of a pasted table holds what.
 *
 * @param places the columns, by the names of what they hold
 */
record TableColumns(Map<String, Integer> places) {

    /** What a row of a heading must name at least to be taken for one. */
    private static final int NAMED = 2;

    TableColumns {
        places = Map.copyOf(places);
    }

    /** Without a heading the columns stand in this order. */
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
     * By their headings; what isn't known is passed over, and of two columns alike the first counts.
     *
     * @param names what a column holds, by each of the words for it
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

    /** Blanks and capitals make no other word. */
    static String plain(String word) {
        return word.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    /** What a row holds of this; empty where it has no such column. */
    String in(PastedTable.Row row, String name) {
        Integer column = places.get(name);
        return column == null ? "" : row.cell(column);
    }
}
