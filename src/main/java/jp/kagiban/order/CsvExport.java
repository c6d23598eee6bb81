package jp.kagiban.order;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kagiban.order.OrderBook.Stored;
import jp.kagiban.rms.OrderItem;
import jp.kagiban.rms.OrderPackage;
import jp.kagiban.rms.RmsOrder;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.vault.Use;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Writes orders as CSV while it reads them, the newest first: however many there are, few are in memory. */
@Service
public class CsvExport {

    private static final int PART = 200;
    private static final CSVFormat FORMAT = CSVFormat.EXCEL
            .builder()
            .setQuoteMode(QuoteMode.MINIMAL)
            .setRecordSeparator("\r\n")
            .get();

    private final OrderBook book;

    CsvExport(OrderBook book) {
        this.book = book;
    }

    /** What stands in the file that the orders don't say themselves. */
    public interface Words {

        String column(CsvColumn column);

        /** @param progress RMS's code */
        String state(int progress);

        String shop(UUID shop);
    }

    /**
     * How far an export has come.
     *
     * @param replaced how many characters the encoding lacked; each became 〓
     */
    public record Progress(long orders, long total, long replaced) {}

    /** One line: an item, or an order without any. */
    record Line(
            OrderRow row,
            Words words,
            @Nullable RmsOrder order,
            @Nullable OrderPackage parcel,
            @Nullable OrderItem item) {}

    /**
     * Writes the orders of the tenant in force. The caller closes the stream.
     *
     * @param member who exports them
     * @param progress is told after each part
     * @return where it ended
     * @throws UncheckedIOException if the stream breaks off
     */
    @Needs(value = Permission.EXPORT_ORDERS, fresh = true)
    public Progress write(
            OrderFilter filter,
            CsvEncoding encoding,
            Words words,
            UUID member,
            OutputStream out,
            Consumer<Progress> progress) {
        try {
            return copy(filter, encoding, words, Use.byMember(Use.Purpose.EXPORT_ORDERS, member), out, progress);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Progress copy(
            OrderFilter filter,
            CsvEncoding encoding,
            Words words,
            Use use,
            OutputStream out,
            Consumer<Progress> progress)
            throws IOException {
        long total = book.count(filter);
        CsvText text = new CsvText(encoding);
        CSVPrinter printer = begin(out, encoding, words);
        long done = 0;
        List<Stored> part = book.after(filter, null, PART);
        while (!part.isEmpty()) {
            for (Stored stored : part) {
                print(printer, text, stored, words, use);
            }
            done += part.size();
            printer.flush();
            progress.accept(new Progress(done, Math.max(done, total), text.replaced()));
            part = book.after(filter, part.getLast().row(), PART);
        }
        printer.flush();
        return new Progress(done, done, text.replaced());
    }

    private static CSVPrinter begin(OutputStream out, CsvEncoding encoding, Words words) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, encoding.charset()));
        writer.write(encoding.mark());
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        for (CsvColumn column : CsvColumn.values()) {
            printer.print(words.column(column));
        }
        printer.println();
        return printer;
    }

    private void print(CSVPrinter printer, CsvText text, Stored stored, Words words, Use use) throws IOException {
        for (Line line : lines(stored.row(), words, book.open(stored, use).orElse(null))) {
            for (CsvColumn column : CsvColumn.values()) {
                Object value = column.of(line);
                printer.print(value instanceof String written ? text.cell(written) : value);
            }
            printer.println();
        }
    }

    private static List<Line> lines(OrderRow row, Words words, @Nullable RmsOrder order) {
        List<Line> lines = new ArrayList<>();
        if (order != null) {
            for (OrderPackage parcel : order.packages()) {
                parcel.items().stream()
                        .filter(item -> !parcel.deleted() && !item.deleted())
                        .forEach(item -> lines.add(new Line(row, words, order, parcel, item)));
            }
        }
        return lines.isEmpty() ? List.of(new Line(row, words, order, null, null)) : lines;
    }
}
