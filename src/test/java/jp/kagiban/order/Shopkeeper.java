package jp.kagiban.order;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.task.HandDrivenTasks;
import jp.kagiban.testing.RakutenEntry;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant with a tenant of their own and a shop, for one test; the jobs run when the test says so. */
@Scope("prototype")
public class Shopkeeper {

    private static final AtomicInteger COUNT = new AtomicInteger();

    TenantId tenant = TenantId.next();
    final MemberId member = MemberId.next();
    private final TenantScope scope;
    private final ShopFormService shopForms;
    private final ShopRecords shopRecords;
    private final IntakeRun intake;
    private final IntakeStatuses statuses;
    private final ImportReach reach;
    private final OrderBook book;
    private final ScriptedOrders rms;
    private final IntakePlanner planner;
    private final OrderRows rows;
    private final JdbcClient db;
    private final SchedulerClient client;
    private final HandDrivenTasks mallTasks;
    private final List<Task<?>> tasks;
    private final DataSource dataSource;
    private final jp.kagiban.testing.SettableClock clock;
    ShopId shop;
    String key;

    Shopkeeper(
            TenantScope scope,
            ShopFormService shopForms,
            ShopRecords shopRecords,
            IntakeRun intake,
            IntakeStatuses statuses,
            ImportReach reach,
            OrderBook book,
            ScriptedOrders rms,
            IntakePlanner planner,
            OrderRows rows,
            JdbcClient db,
            SchedulerClient client,
            HandDrivenTasks mallTasks,
            List<Task<?>> tasks,
            DataSource dataSource,
            jp.kagiban.testing.SettableClock clock) {
        this.scope = scope;
        this.shopForms = shopForms;
        this.shopRecords = shopRecords;
        this.intake = intake;
        this.statuses = statuses;
        this.reach = reach;
        this.book = book;
        this.rms = rms;
        this.planner = planner;
        this.rows = rows;
        this.db = db;
        this.client = client;
        this.mallTasks = mallTasks;
        this.tasks = tasks;
        this.dataSource = dataSource;
        this.clock = clock;
        clock.set(jp.kagiban.testing.SettableClock.START);
    }

    /** A key that nobody else has. */
    static String freshKey() {
        return "SL123456_orders%06d".formatted(COUNT.incrementAndGet());
    }

    /** Lets a tenant that is there already have the shop. */
    public Shopkeeper as(TenantId other) {
        tenant = other;
        return this;
    }

    /** Registers a shop whose key RMS takes at once. */
    public Shopkeeper open() {
        return open("楽天市場1号店", "shop-a");
    }

    public Shopkeeper open(String name, String code) {
        key = freshKey();
        KeyEntry keys = RakutenEntry.of("SP123456_a1b2c3d4e5f6", key);
        Saving saving = in(
                () -> shopForms.register(new NewShop(name, code, "", RakutenFamilies.OWN_APP, keys, Set.of()), member));
        shop = ((Saving.Saved) saving).shop();
        runJobs("shop-key"::equals);
        return this;
    }

    void renew() {
        key = freshKey();
        in(() -> shopForms.replaceKeys(shop, RakutenEntry.renewal(key), Set.of(), member));
        runJobs("shop-key"::equals);
    }

    /** Enters a new key that RMS has not been asked about yet. */
    public void enterKeyThatWaits() {
        in(() -> shopForms.replaceKeys(shop, RakutenEntry.renewal(freshKey()), Set.of(), member));
    }

    boolean delete() {
        return in(() -> shopRecords.delete(shop, member));
    }

    /** Runs what is due of the jobs and tasks with these names, as a worker would. */
    void runJobs(Predicate<String> names) {
        mallTasks.due(names).run();
        List<Task<?>> chosen =
                tasks.stream().filter(task -> names.test(task.getName())).toList();
        try {
            TestHelper.ManualSchedulerBuilder builder =
                    TestHelper.createManualScheduler(dataSource.unwrap(HikariDataSource.class), chosen);
            SettableClock at = new SettableClock();
            at.set(clock.instant());
            builder.clock(at);
            builder.serializer(new Jackson3Serializer());
            builder.alwaysPersistTimestampInUTC();
            ManualScheduler scheduler = builder.build();
            // What it doesn't know fills its first looks and is left out of the next.
            for (int look = 0; look < 5; look++) {
                scheduler.runAnyDueExecutions();
            }
        } catch (SQLException noPool) {
            throw new IllegalStateException(noPool);
        }
    }

    public ScriptedOrders.Shelf shelf() {
        return rms.of(key);
    }

    public ShopId shopId() {
        return shop;
    }

    /** Lets RMS confirm what members asked for. */
    public void confirm() {
        runJobs("order-confirm"::equals);
    }

    public <T> T in(Supplier<T> task) {
        return scope.in(tenant, task);
    }

    OrderJobs.IntakeJob job() {
        return new OrderJobs.IntakeJob(tenant, shop);
    }

    public Optional<Instant> fetch() {
        return intake.run(job());
    }

    IntakeStatus status() {
        return in(() -> statuses.of(shop)).orElseThrow();
    }

    int missing() {
        return in(() -> statuses.missing(shop));
    }

    List<OrderRow> rows() {
        return in(() -> book.page(OrderFilter.NONE, OrderSort.NEWEST_FIRST, 0, 10_000));
    }

    List<String> numbers() {
        return rows().stream().map(OrderRow::number).toList();
    }

    OrderDetails details(String number) {
        return in(() -> book.details(number, member)).orElseThrow();
    }

    Optional<Instant> planned() {
        return mallTasks.planned(job());
    }

    void planAsAnEarlierPortal(OrderJobs.EarlierConfirmJob job) {
        client.scheduleIfNotExists(TaskDescriptor.of("order-confirm", OrderJobs.EarlierConfirmJob.class)
                .instance(job.tenant() + ":" + job.batch())
                .data(job)
                .scheduledTo(now()));
    }

    void loseJob() {
        mallTasks.lose("order-intake");
    }

    void loseJob(String name) {
        mallTasks.lose(name);
    }

    void mend() {
        planner.reconcile();
    }

    boolean reach(int days) {
        return reach.change(shop, days);
    }

    /** How many envelopes of orders there are. */
    int sealedOrders() {
        return in(() -> db.sql("SELECT COUNT(*) FROM sealed_secret WHERE tenant_id = ? AND field = 3")
                .param(Column.of(tenant))
                .query(Integer.class)
                .single());
    }

    /** How many orders were purged since then. */
    int purged(Instant since) {
        return in(() -> db.sql("SELECT SUM(orders) FROM order_purge WHERE tenant_id = ? AND purged_at >= ?")
                .param(Column.of(tenant))
                .param(Column.of(since))
                .query(Integer.class)
                .single());
    }

    /** The counts in the tenant's history of this action. */
    List<Integer> historyOf(String action) {
        return in(() -> db.sql("SELECT amount FROM audit_entry WHERE tenant_id = ? AND action = ?")
                .param(Column.of(tenant))
                .param(action)
                .query(Integer.class)
                .list());
    }

    /** Rows of orders without content, a second apart. */
    void copy(int count) {
        ReadingPlan plan = new ReadingPlan(new ScriptedOrders());
        in(() -> {
            for (int i = 0; i < count; i++) {
                rows.addMissing(
                        new IntakeId(tenant, shop), Ids.next(), ScriptedOrders.Shelf.number(i), plan, clock.instant());
            }
            return count;
        });
    }

    /** How the database looks for a page of the list. */
    String plan() {
        String sql = "EXPLAIN SELECT shop_id, order_number FROM shop_order WHERE tenant_id = ?"
                + " ORDER BY ordered_at DESC, shop_id DESC, order_number DESC LIMIT 50 OFFSET 2950";
        try {
            return JdbcClient.create(dataSource.unwrap(HikariDataSource.class))
                    .sql(sql)
                    .param(Column.of(tenant))
                    .query((row, _) -> line(row))
                    .list()
                    .toString();
        } catch (SQLException noPool) {
            throw new IllegalStateException(noPool);
        }
    }

    private static String line(ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.append(row.getString(i)).append(' ');
        }
        return line.toString();
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public Instant now() {
        return clock.instant();
    }
}
