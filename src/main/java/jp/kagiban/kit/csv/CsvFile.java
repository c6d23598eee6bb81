package jp.kagiban.kit.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** Writes a CSV file for spreadsheets row by row. For one thread; the caller closes the stream. */
public final class CsvFile {

    private static final CSVFormat FORMAT = CSVFormat.EXCEL
            .builder()
            .setQuoteMode(QuoteMode.MINIMAL)
            .setRecordSeparator("\r\n")
            .get();

    private final CSVPrinter printer;
    private final CsvText text;

    public CsvFile(OutputStream out, CsvEncoding encoding) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, encoding.charset()));
        writer.write(encoding.mark());
        printer = new CSVPrinter(writer, FORMAT);
        text = new CsvText(encoding);
    }

    /** Writes a row. Texts are made safe with {@link CsvText}; other values are written unchanged. */
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        for (Object cell : cells) {
            printer.print(cell instanceof String written ? text.cell(written) : cell);
        }
        printer.println();
    }

    public void flush() throws IOException {
        printer.flush();
    }

    /** Returns how many characters the encoding lacked so far; each was replaced by 〓. */
    public long replaced() {
        return text.replaced();
    }
}
