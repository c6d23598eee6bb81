package jp.kagiban.shop.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a table that was pasted from a spreadsheet or a CSV file. Tabs, commas or semicolons separate its cells. */
final class PastedTable {

    private static final List<Character> SEPARATORS = List.of('\t', ',', ';');
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PastedTable() {}

    /**
     * A row that isn't empty.
     *
     * @param line the first line of the row, counted from 1
     * @param cells the cells without surrounding blanks. They may hold secrets and are never shown
     */
    record Row(int line, List<String> cells) {

        Row {
            cells = List.copyOf(cells);
        }

        /** Empty if the row is too short. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean empty() {
            return cells.stream().allMatch(String::isEmpty);
        }

        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /** Returns the rows that aren't empty. An unclosed quote counts as text; otherwise it would swallow all later rows. */
    static List<Row> rows(String pasted) {
        String text = pasted.startsWith(BYTE_ORDER_MARK) ? pasted.substring(1) : pasted;
        CSVFormat.Builder format = CSVFormat.EXCEL
                .builder()
                .setDelimiter(separator(text))
                .setTrailingData(true)
                .setLenientEof(false);
        try {
            return rows(text, format.get());
        } catch (IOException | UncheckedIOException unclosed) {
            return withoutQuotes(text, format.setQuote(null).get());
        }
    }

    private static List<Row> withoutQuotes(String text, CSVFormat format) {
        try {
            return rows(text, format);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the separator of the cells. Prefers tabs, which a spreadsheet copies; commas are then part of the cells. */
    private static char separator(String text) {
        return SEPARATORS.stream()
                .filter(separator -> text.indexOf(separator) >= 0)
                .findFirst()
                .orElse(SEPARATORS.getFirst());
    }

    private static List<Row> rows(String text, CSVFormat format) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            long before = parser.getCurrentLineNumber();
            while (records.hasNext()) {
                Row row = row((int) before + 1, records.next());
                before = parser.getCurrentLineNumber();
                if (!row.empty()) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Row row(int line, CSVRecord cells) {
        Stream<String> cleaned = cells.stream().map(PastedText::cell);
        return new Row(line, cleaned.toList());
    }
}
