package jp.kagiban.shop.bulk;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.Family;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Problem;

/** Reads new shops out of a pasted table: name, address, and the fields of the mall's key form. */
final class TableReader {

    private static final String NAME = "name";
    private static final String ADDRESS = "address";
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private final Family family;
    private final Map<String, String> headings;

    /** @param translations contain the possible headings of each column, separated by commas */
    TableReader(Family family, I18NProvider translations) {
        this.family = family;
        this.headings = headings(columns(family), translations);
    }

    /**
     * A shop of a table.
     *
     * @param line the first line of the row, counted from 1
     */
    record Read(int line, NewShop shop) {}

    /** @param accepted the warnings that the member has accepted */
    List<Read> shops(String pasted, Set<Problem.Kind> accepted) {
        List<PastedTable.Row> rows = PastedTable.rows(pasted);
        if (rows.isEmpty()) {
            return List.of();
        }
        boolean headed = TableColumns.isHeading(rows.getFirst(), headings);
        TableColumns columns =
                headed ? TableColumns.of(rows.getFirst(), headings) : TableColumns.inOrder(columns(family));
        return rows.stream()
                .skip(headed ? 1 : 0)
                .map(row -> new Read(row.line(), shop(row, columns, accepted)))
                .toList();
    }

    private static List<String> columns(Family family) {
        return Stream.concat(Stream.of(NAME, ADDRESS), family.fields().stream().map(CredentialField::name))
                .toList();
    }

    /** Returns the field of each heading, in all languages. */
    private static Map<String, String> headings(List<String> columns, I18NProvider translations) {
        Map<String, String> headings = new HashMap<>();
        for (String column : columns) {
            LANGUAGES.stream()
                    .map(language -> translations.getTranslation("shop.bulk.column." + column, language))
                    .flatMap(list -> Stream.of(list.split(",", -1)))
                    .forEach(heading -> headings.put(TableColumns.plain(heading), column));
        }
        return headings;
    }

    private NewShop shop(PastedTable.Row row, TableColumns columns, Set<Problem.Kind> accepted) {
        Map<String, String> values = new LinkedHashMap<>();
        family.fields().forEach(field -> values.put(field.name(), columns.in(row, field.name())));
        return new NewShop(columns.in(row, NAME), columns.in(row, ADDRESS), "", family, new KeyEntry(values), accepted);
    }

    /**
     * Maps the columns of a pasted table to fields.
     *
     * @param places the column of each field
     */
    private record TableColumns(Map<String, Integer> places) {

        /** A first row that names at least this many fields is a heading. */
        private static final int MIN_NAMED = 2;

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
            return of(first, names).places().size() >= MIN_NAMED;
        }

        /**
         * Reads the columns from a heading. Ignores unknown columns; of two columns for one field, the first counts.
         *
         * @param names the field of each known heading
         */
        static TableColumns of(PastedTable.Row heading, Map<String, String> names) {
            Map<String, Integer> places = new HashMap<>();
            for (int column = 0; column < heading.cells().size(); column++) {
                String field = names.get(plain(heading.cell(column)));
                if (field != null) {
                    places.putIfAbsent(field, column);
                }
            }
            return new TableColumns(places);
        }

        /** Returns a heading without blanks and capitals, for comparison. */
        static String plain(String heading) {
            return heading.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        }

        /** Returns the cell of a field; empty if the table has no such column. */
        String in(PastedTable.Row row, String name) {
            Integer column = places.get(name);
            return column == null ? "" : row.cell(column);
        }
    }
}
