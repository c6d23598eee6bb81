package jp.kagiban.order;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.mall.OriginalOrder;
import jp.kagiban.order.OrderDetails.OrderChange;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopMalls;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reads the orders of the current tenant. Lists are read from unencrypted columns. Only details, slips and exports
 * decrypt orders.
 */
@Service
public class OrderBook {

    /** The maximum number of orders whose packing slips are opened at once. */
    public static final int MAX_SLIPS = 100;

    private static final String COLUMNS = "o.shop_id, o.order_number, o.progress, o.ordered_at, o.total_price,"
            + " o.request_price, o.units, o.tries, o.id, o.revision, o.first_seen, o.read_at";

    private final JdbcClient db;
    private final TenantScope scope;
    private final Vault vault;
    private final OrderChanges changes;
    private final ShopMalls malls;
    private final Access access;

    OrderBook(JdbcClient db, TenantScope scope, Vault vault, OrderChanges changes, ShopMalls malls, Access access) {
        this.access = access;
        this.malls = malls;
        this.db = db;
        this.scope = scope;
        this.vault = vault;
        this.changes = changes;
    }

    /**
     * An order for its packing slips.
     *
     * @param order null if the mall has listed the order but never returned it
     */
    public record SlipOrder(OrderRow row, @Nullable IncomingOrder order) {}

    /** A row, with the id and the revision of the order in the vault. */
    record Stored(OrderRow row, UUID id, long revision, Instant firstSeen, Instant readAt) {}

    @Needs(Permission.SEE_ORDERS)
    public int count(OrderFilter filter) {
        OrderQuestion question = new OrderQuestion(scope.current(), filter);
        return db.sql("SELECT COUNT(*) FROM shop_order WHERE " + question.condition())
                .params(question.values())
                .query(Integer.class)
                .single();
    }

    /**
     * Returns the orders whose number begins with this text, the greatest number first. The result is read from an
     * index, however many orders there are.
     *
     * @param number digits and hyphens; any other text matches no order
     */
    @Needs(Permission.SEE_ORDERS)
    public List<OrderRow> beginningWith(String number, int limit) {
        return OrderQuestion.isBeginOfNumber(number)
                ? page(OrderQuestion.beginningWith(scope.current(), number), OrderSort.GREATEST_NUMBER_FIRST, 0, limit)
                : List.of();
    }

    /** Returns a page of the list. The statement finds the page's keys in an index, and reads only the rows of these keys. */
    @Needs(Permission.SEE_ORDERS)
    public List<OrderRow> page(OrderFilter filter, OrderSort sort, int offset, int limit) {
        return page(new OrderQuestion(scope.current(), filter), sort, offset, limit);
    }

    private List<OrderRow> page(OrderQuestion question, OrderSort sort, int offset, int limit) {
        List<Object> values = new ArrayList<>(question.values());
        values.add(limit);
        values.add(offset);
        values.add(Column.of(scope.current()));
        return db.sql(pageSql(question, sort))
                .params(values)
                .query((row, _) -> stored(row).row())
                .list();
    }

    /** Returns the statement. Its parameters are the question's values, limit, offset and tenant. */
    static String pageSql(OrderQuestion question, OrderSort sort) {
        return "SELECT " + COLUMNS + " FROM (SELECT shop_id, order_number FROM shop_order WHERE " + question.condition()
                + " ORDER BY " + sort.sql(question.fixed()) + " LIMIT ? OFFSET ?) k"
                + " JOIN shop_order o ON o.shop_id = k.shop_id AND o.order_number = k.order_number"
                + " WHERE o.tenant_id = ? ORDER BY " + sort.sql("o.");
    }

    /** Returns the next part of the orders, the newest first, after the last one read; from the beginning if that is null. */
    List<Stored> after(OrderFilter filter, @Nullable OrderRow last, int limit) {
        OrderQuestion question = new OrderQuestion(scope.current(), filter);
        if (last != null) {
            Object time = Column.of(last.orderedAt());
            byte[] shop = Column.of(last.shop());
            question.and(
                    "ordered_at <= ? AND (ordered_at < ? OR shop_id < ? OR (shop_id = ? AND order_number < ?))",
                    time,
                    time,
                    shop,
                    shop,
                    last.number());
        }
        question.values().add(limit);
        return db.sql("SELECT " + COLUMNS + " FROM shop_order o WHERE " + question.condition() + " ORDER BY "
                        + OrderSort.NEWEST_FIRST.sql(question.fixed()) + " LIMIT ?")
                .params(question.values())
                .query((row, _) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        OrderRow plain = new OrderRow(
                Column.shop(row, "shop_id"),
                row.getString("order_number"),
                row.getInt("progress"),
                Objects.requireNonNull(Column.instant(row, "ordered_at")),
                row.getObject("total_price", Long.class),
                row.getObject("request_price", Long.class),
                row.getInt("units"),
                row.getInt("tries"));
        return new Stored(
                plain,
                Column.uuid(row, "id"),
                row.getLong("revision"),
                Objects.requireNonNull(Column.instant(row, "first_seen")),
                Objects.requireNonNull(Column.instant(row, "read_at")));
    }

    /**
     * Returns an order. If two shops have the same number, returns the order of the shop that was registered first.
     * Only members with {@link Permission#SEE_BUYERS} get personal data.
     *
     * @param member the member who opens it
     */
    @Needs(Permission.SEE_ORDERS)
    public Optional<OrderDetails> details(String number, MemberId member) {
        return details(number, member, null);
    }

    /**
     * Returns an order for a page that already shows it. The order is decrypted only if something has changed.
     *
     * @param shown the details that the page shows, or null
     */
    @Needs(Permission.SEE_ORDERS)
    public Optional<OrderDetails> details(String number, MemberId member, @Nullable OrderDetails shown) {
        Use use = Use.byMember(Use.Purpose.SHOW_AN_ORDER, member);
        return find(number).map(found -> details(found, changes.of(scope.current(), found.id()), use, shown));
    }

    /**
     * Returns an order for its packing slip, with the recipient's data.
     *
     * @param member the member who prints it
     */
    @Needs(Permission.SEE_BUYERS)
    public Optional<SlipOrder> slip(String number, MemberId member) {
        Use use = Use.byMember(Use.Purpose.PRINT_A_SLIP, member);
        return find(number).map(found -> slip(found, use.naming(found.row().number())));
    }

    /**
     * Returns orders for their packing slips, with the recipients' data. Missing orders are left out. The history gets
     * one entry for all orders.
     *
     * @param keys one to {@link #MAX_SLIPS} orders
     * @param sort the order of the list in which the member chose them
     * @param member the member who prints them
     */
    @Needs(value = Permission.SEE_BUYERS, fresh = true)
    public List<SlipOrder> slips(List<OrderKey> keys, OrderSort sort, MemberId member) {
        if (keys.size() > MAX_SLIPS) {
            throw new IllegalArgumentException("At most " + MAX_SLIPS + " orders, not " + keys.size());
        }
        List<Stored> found = find(keys, sort);
        long opened = found.stream().filter(stored -> stored.revision() > 0).count();
        Use use = Use.byMember(Use.Purpose.PRINT_A_SLIP, member).inBulk(opened);
        return found.stream().map(stored -> slip(stored, use)).toList();
    }

    private SlipOrder slip(Stored found, Use use) {
        return new SlipOrder(found.row(), open(found, use).orElse(null));
    }

    /** @param keys at least one order; missing ones are left out */
    List<Stored> find(List<OrderKey> keys, OrderSort sort) {
        RowValues values = RowValues.of(keys, key -> List.of(Column.of(key.shop()), key.number()));
        return db.sql("SELECT " + COLUMNS + " FROM shop_order o WHERE o.tenant_id = ? AND (o.shop_id, o.order_number)"
                        + " IN (" + values.marks() + ") ORDER BY " + sort.sql("o."))
                .param(Column.of(scope.current()))
                .params(values.parameters())
                .query((row, _) -> stored(row))
                .list();
    }

    private Optional<Stored> find(String number) {
        return db.sql("SELECT " + COLUMNS + " FROM shop_order o WHERE o.tenant_id = ? AND o.order_number = ?"
                        + " ORDER BY o.shop_id LIMIT 1")
                .params(Column.of(scope.current()), number)
                .query((row, _) -> stored(row))
                .optional();
    }

    private OrderDetails details(Stored found, List<OrderChange> changed, Use use, @Nullable OrderDetails shown) {
        if (shown != null && shown.row().equals(found.row()) && shown.changes().equals(changed)) {
            return shown;
        }
        IncomingOrder order = open(found, use.naming(found.row().number()))
                .map(this::forReader)
                .orElse(null);
        boolean withPeople = access.may(Permission.SEE_BUYERS);
        URI atMall = malls.orders(found.row().shop())
                .flatMap(mall -> mall.page(found.row().number()))
                .orElse(null);
        return new OrderDetails(found.row(), order, withPeople, changed, found.firstSeen(), found.readAt(), atMall);
    }

    private IncomingOrder forReader(IncomingOrder order) {
        return access.may(Permission.SEE_BUYERS) ? order : order.withoutPeople();
    }

    /** Decrypts an order. Empty until the mall has returned it. */
    Optional<IncomingOrder> open(Stored stored, Use use) {
        return stored.revision() == 0
                ? Optional.empty()
                : vault.open(
                        stored.id(),
                        Field.ORDER,
                        stored.revision(),
                        use.of(stored.row().shop()),
                        kept -> read(stored.row().shop(), kept));
    }

    private Optional<IncomingOrder> read(ShopId shop, Secret kept) {
        return malls.orders(shop).flatMap(mall -> mall.read(OriginalOrder.of(kept.toBytes())));
    }
}
