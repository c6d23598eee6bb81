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

/** Reads a table from a spreadsheet or a CSV file; tabs, commas or semicolons separate its cells. */
final class PastedTable {

    private static final List<Character> BETWEEN_CELLS = List.of('\t', ',', ';');
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PastedTable() {}

    /**
     * A row that isn't empty.
     *
     * @param line the first line of the row, counted from 1
     * @param cells without surrounding blanks; they may hold secrets and are never shown
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

    /** Treats an unclosed quote as text; otherwise it would swallow all rows behind it. */
    static List<Row> rows(String pasted) {
        String text = pasted.startsWith(BYTE_ORDER_MARK) ? pasted.substring(1) : pasted;
        CSVFormat.Builder format = CSVFormat.EXCEL
                .builder()
                .setDelimiter(between(text))
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

    /** Prefers tabs, which a spreadsheet copies; commas then belong to the cells. */
    private static char between(String text) {
        return BETWEEN_CELLS.stream()
                .filter(sign -> text.indexOf(sign) >= 0)
                .findFirst()
                .orElse(BETWEEN_CELLS.getFirst());
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
        Stream<String> even = cells.stream().map(PastedText::cell);
        return new Row(line, even.toList());
    }
}
