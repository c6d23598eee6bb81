package jp.kagiban.order;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Outcome;
import jp.kagiban.audit.Subject;
import jp.kagiban.kit.csv.CsvEncoding;
import jp.kagiban.kit.csv.CsvFile;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OrderItem;
import jp.kagiban.mall.OrderPackage;
import jp.kagiban.order.OrderBook.Stored;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes orders as CSV, the newest first. Reads them in parts, so that only few are in memory. A slow download may
 * outlast the member's permission, so the permission is checked before each part. Without it, the file ends there.
 */
@Service
public class CsvExport {

    private static final int PART_SIZE = 50;

    private final OrderBook book;
    private final Access access;
    private final AuditTrail trail;

    CsvExport(OrderBook book, Access access, AuditTrail trail) {
        this.book = book;
        this.access = access;
        this.trail = trail;
    }

    /** The unit of a row in an export. */
    public enum CsvRows {
        /** One item. The order's fields are repeated in the row of each item. */
        ITEM,
        /** One order, with its first recipient, the number of recipients, and the number of units. */
        ORDER;

        List<CsvColumn> columns() {
            return Stream.of(CsvColumn.values()).filter(this::has).toList();
        }

        private boolean has(CsvColumn column) {
            return switch (column) {
                case RECIPIENTS, ALL_UNITS -> this == ORDER;
                case ITEM_NUMBER, ITEM_NAME, ITEM_CHOICE, PRICE, UNITS -> this == ITEM;
                default -> true;
            };
        }
    }

    /** Provides the texts of the file that orders don't contain. */
    public interface Words {

        String column(CsvColumn column);

        /** @param progress the code of an {@link jp.kagiban.mall.OrderStatus}, or an unknown code */
        String state(int progress);

        String shop(ShopId shop);
    }

    /** The format of an export. */
    public record CsvForm(CsvRows rows, CsvEncoding encoding) {}

    /**
     * The orders of an export.
     *
     * @param filter the orders of the list
     * @param chosen the orders that the member selected, also outside of the filter; if empty, all orders of the list
     */
    public record Extent(OrderFilter filter, List<OrderRow> chosen) {

        public Extent {
            chosen = chosen.stream()
                    .sorted(Comparator.comparing(OrderRow::orderedAt).reversed())
                    .toList();
        }

        public static Extent all(OrderFilter filter) {
            return new Extent(filter, List.of());
        }

        /** Returns the shop of all orders; null if they can be of several shops. */
        private @Nullable ShopId shop() {
            if (chosen.isEmpty()) {
                return filter.shop();
            }
            List<ShopId> shops = chosen.stream().map(OrderRow::shop).distinct().toList();
            return shops.size() == 1 ? shops.getFirst() : null;
        }
    }

    /**
     * The progress of an export.
     *
     * @param replaced the number of characters that the encoding lacks; each became 〓
     */
    public record Progress(long orders, long total, long replaced) {}

    /** The data of one line of the file: an item, or an order. */
    record Line(
            OrderRow row,
            Words words,
            @Nullable IncomingOrder order,
            @Nullable OrderPackage parcel,
            @Nullable OrderItem item) {}

    /**
     * Writes the orders of the current tenant. The caller closes the stream.
     *
     * @param member the member who exports them
     * @param progress called after each part
     * @return the final progress
     * @throws UncheckedIOException if the stream breaks off
     * @throws jp.kagiban.tenancy.AccessRefused if the member lacks the permission, also if it was lost meanwhile
     * @throws jp.kagiban.login.session.LoginEnded if the login of this thread has ended
     */
    @Needs(value = Permission.EXPORT_ORDERS, fresh = true)
    public Progress write(
            Extent extent, CsvForm form, Words words, MemberId member, OutputStream out, Consumer<Progress> progress) {
        trail.reserve();
        Use use = Use.byMember(Use.Purpose.EXPORT_ORDERS, member).inBulk();
        AtomicLong written = new AtomicLong();
        Outcome outcome = Outcome.FAILED;
        try {
            Progress end = copy(extent, form, words, use, out, part -> {
                written.set(part.orders());
                progress.accept(part);
            });
            outcome = Outcome.DONE;
            return end;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            record(extent.shop(), member, outcome, written.get());
        }
    }

    private void record(@Nullable ShopId shop, MemberId member, Outcome outcome, long orders) {
        AuditRecord entry = AuditRecord.of(Action.ORDERS_EXPORTED)
                .by(Actor.member(member, null))
                .ended(outcome)
                .counting(orders);
        trail.recordApart(shop == null ? entry : entry.on(Subject.shop(shop)));
    }

    private Progress copy(
            Extent extent, CsvForm form, Words words, Use use, OutputStream out, Consumer<Progress> progress)
            throws IOException {
        long total = extent.chosen().isEmpty()
                ? book.count(extent.filter())
                : extent.chosen().size();
        CsvFile file = new CsvFile(out, form.encoding());
        file.row(form.rows().columns().stream().map(words::column).toList());
        long done = 0;
        Iterator<List<Stored>> parts = parts(extent).iterator();
        while (parts.hasNext()) {
            List<Stored> part = parts.next();
            for (Stored stored : part) {
                writeOrder(file, form.rows(), stored, words, use);
            }
            done += part.size();
            file.flush();
            progress.accept(new Progress(done, Math.max(done, total), file.replaced()));
        }
        file.flush();
        return new Progress(done, done, file.replaced());
    }

    /** Returns the parts. Each is read when it is requested. */
    private Stream<List<Stored>> parts(Extent extent) {
        if (extent.chosen().isEmpty()) {
            return Stream.iterate(
                    readPart(extent.filter(), null),
                    part -> !part.isEmpty(),
                    part -> readPart(extent.filter(), part.getLast().row()));
        }
        return extent.chosen().stream()
                .map(OrderRow::key)
                .gather(Gatherers.windowFixed(PART_SIZE))
                .map(this::readPart);
    }

    /** Checks the permission, and reads the next part. */
    private List<Stored> readPart(OrderFilter filter, @Nullable OrderRow last) {
        access.requireStill(Permission.EXPORT_ORDERS);
        return book.after(filter, last, PART_SIZE);
    }

    private List<Stored> readPart(List<OrderKey> keys) {
        access.requireStill(Permission.EXPORT_ORDERS);
        return book.find(keys, OrderSort.NEWEST_FIRST);
    }

    private void writeOrder(CsvFile file, CsvRows rows, Stored stored, Words words, Use use) throws IOException {
        IncomingOrder order = book.open(stored, use).orElse(null);
        for (Line line :
                rows == CsvRows.ORDER ? List.of(line(stored.row(), words, order)) : lines(stored.row(), words, order)) {
            file.row(rows.columns().stream()
                    .<@Nullable Object>map(column -> column.of(line))
                    .toList());
        }
    }

    private static Line line(OrderRow row, Words words, @Nullable IncomingOrder order) {
        OrderPackage first = order == null
                ? null
                : order.standingPackages().stream().findFirst().orElse(null);
        return new Line(row, words, order, first, null);
    }

    private static List<Line> lines(OrderRow row, Words words, @Nullable IncomingOrder order) {
        List<Line> lines = new ArrayList<>();
        if (order != null) {
            for (OrderPackage parcel : order.standingPackages()) {
                parcel.standingItems().forEach(item -> lines.add(new Line(row, words, order, parcel, item)));
            }
        }
        return lines.isEmpty() ? List.of(new Line(row, words, order, null, null)) : lines;
    }
}
