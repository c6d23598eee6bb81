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

    /** @param translations contain the headings of each column, separated by commas */
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
                    .flatMap(words -> Stream.of(words.split(",", -1)))
                    .forEach(word -> headings.put(TableColumns.plain(word), column));
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
}
