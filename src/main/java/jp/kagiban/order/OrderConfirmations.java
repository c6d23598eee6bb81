package jp.kagiban.order;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.order.OrderRow.OrderKey;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.task.MallTasks;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores which orders members want the mall to confirm (注文確認), and the results. The portal confirms nothing by itself. */
@Service
public class OrderConfirmations {

    private final JdbcClient db;
    private final TenantScope scope;
    private final MallTasks tasks;
    private final TransactionTemplate transaction;
    private final AuditTrail trail;
    private final Clock clock;

    OrderConfirmations(
            JdbcClient db,
            TenantScope scope,
            MallTasks tasks,
            TransactionTemplate transaction,
            AuditTrail trail,
            Clock clock) {
        this.db = db;
        this.scope = scope;
        this.tasks = tasks;
        this.transaction = transaction;
        this.trail = trail;
        this.clock = clock;
    }

    /** The result for an order. */
    public enum Result {
        /** The mall hasn't been asked yet. */
        OPEN,
        /** The mall is being asked, or the portal stopped while asking. */
        ASKED,
        CONFIRMED,
        /** The mall refused, and returned the reason. */
        REFUSED,
        /** The mall gave no usable answer. The next reading of the order shows whether the mall confirmed it. */
        UNANSWERED,
        /** The shop has no key in use. */
        NO_KEY;

        /** Whether there is no result yet. */
        public boolean isOpen() {
            return this == OPEN || this == ASKED;
        }
    }

    /**
     * The result of a confirmation.
     *
     * @param code the mall's code, or null
     * @param message the mall's message in Japanese, or null
     */
    public record Confirmation(
            OrderKey order,
            Result result,
            @Nullable String code,
            @Nullable String message) {}

    /**
     * Plans a task that asks the mall to confirm these orders. Open pages are redrawn after each step.
     *
     * @return the id of the batch, under which the results are found
     */
    @Needs(Permission.CONFIRM_ORDERS)
    public UUID ask(Collection<OrderKey> orders, MemberId member) {
        TenantId tenant = scope.current();
        UUID batch = Ids.next();
        transaction.executeWithoutResult(_ -> {
            Set<OrderKey> distinct =
                    new TreeSet<>(Comparator.comparing(OrderKey::shop).thenComparing(OrderKey::number));
            distinct.addAll(orders);
            distinct.forEach(order -> add(tenant, batch, order, member));
            distinct.stream()
                    .collect(groupingBy(OrderKey::shop, TreeMap::new, counting()))
                    .forEach((shop, count) -> {
                        trail.record(AuditRecord.of(Action.ORDERS_CONFIRM_ASKED)
                                .by(Actor.member(member, null))
                                .on(Subject.shop(shop))
                                .counting(count));
                        tasks.press(new OrderJobs.ConfirmJob(tenant, shop));
                    });
        });
        return batch;
    }

    /** Plans tasks for the orders of a batch that have no result yet. */
    void planAgain(TenantId tenant, UUID batch) {
        scope.run(
                tenant,
                () -> results(batch).stream()
                        .filter(confirmation -> confirmation.result().isOpen())
                        .map(confirmation -> confirmation.order().shop())
                        .distinct()
                        .forEach(shop -> tasks.press(new OrderJobs.ConfirmJob(tenant, shop))));
    }

    private void add(TenantId tenant, UUID batch, OrderKey order, MemberId member) {
        db.sql("INSERT INTO order_confirmation"
                        + " (tenant_id, batch_id, shop_id, order_number, asked_by, asked_at, result)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(Column.of(tenant))
                .param(Column.of(batch))
                .param(Column.of(order.shop()))
                .param(order.number())
                .param(Column.of(member))
                .param(Column.of(clock.instant()))
                .param(Result.OPEN.name())
                .update();
    }

    /** Returns the results of a batch so far, sorted by shop and number. */
    @Needs(Permission.CONFIRM_ORDERS)
    public List<Confirmation> results(UUID batch) {
        return db.sql("SELECT shop_id, order_number, result, code, message FROM order_confirmation"
                        + " WHERE tenant_id = ? AND batch_id = ? ORDER BY shop_id, order_number")
                .param(Column.of(scope.current()))
                .param(Column.of(batch))
                .query((row, _) -> new Confirmation(
                        new OrderKey(Column.shop(row, "shop_id"), row.getString("order_number")),
                        Result.valueOf(row.getString("result")),
                        row.getString("code"),
                        row.getString("message")))
                .list();
    }

    /** Identifies the orders that a member confirms together. */
    record Request(UUID batch, MemberId member) {}

    /** Returns a shop's orders without a result by request, the oldest request first. */
    Map<Request, List<Confirmation>> open(ShopId shop) {
        Map<Request, List<Confirmation>> open = new LinkedHashMap<>();
        db.sql("SELECT batch_id, asked_by, order_number, result FROM order_confirmation"
                        + " WHERE tenant_id = ? AND shop_id = ? AND result IN ('OPEN', 'ASKED')"
                        + " ORDER BY asked_at, batch_id, order_number")
                .param(Column.of(scope.current()))
                .param(Column.of(shop))
                .query(row -> {
                    Request request = new Request(Column.uuid(row, "batch_id"), Column.member(row, "asked_by"));
                    open.computeIfAbsent(request, _ -> new ArrayList<>())
                            .add(new Confirmation(
                                    new OrderKey(shop, row.getString("order_number")),
                                    Result.valueOf(row.getString("result")),
                                    null,
                                    null));
                });
        return open;
    }

    /** Stores a result. An order that already has a result keeps it. */
    void write(UUID batch, Confirmation confirmation, Instant now) {
        db.sql("UPDATE order_confirmation SET result = ?, code = ?, message = ?, done_at = ?"
                        + " WHERE tenant_id = ? AND batch_id = ? AND shop_id = ? AND order_number = ?"
                        + " AND result IN ('OPEN', 'ASKED')")
                .param(confirmation.result().name())
                .param(confirmation.code())
                .param(cut(confirmation.message()))
                .param(Column.of(now))
                .param(Column.of(scope.current()))
                .param(Column.of(batch))
                .param(Column.of(confirmation.order().shop()))
                .param(confirmation.order().number())
                .update();
    }

    private static @Nullable String cut(@Nullable String message) {
        return message == null || message.length() <= 1024 ? message : message.substring(0, 1024);
    }
}
