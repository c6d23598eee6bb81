package jp.kagiban.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kagiban.mall.IncomingOrder;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.rakuten.RmsRoad;
import jp.kagiban.sandbox.Manners;
import jp.kagiban.sandbox.Manners.OverLimit;
import jp.kagiban.sandbox.Manners.Refusal;
import jp.kagiban.sandbox.RmsTruth;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.sandbox.ServiceState;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.task.MallTasks;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant's shop at the fake RMS and in the portal. RMS takes one call a second, and the jobs run when the test says so. */
@Scope("prototype")
class Stall {

    static final Manners STRICT = new Manners(true, OverLimit.STATUS_429, Refusal.USUAL, Refusal.USUAL);

    private static final Duration NEAR = Duration.ofSeconds(15);

    private final SandboxRms desk;
    private final SandboxOrders orders;
    private final RmsRoad road;
    private final WireTap wire;
    private final ShopFormService shopForms;
    private final IntakeStatuses statuses;
    private final ShopStatuses shops;
    private final IntakeRun intake;
    private final MallTasks mallTasks;
    private final OrderBook book;
    private final HandDrivenJobs jobs;
    private final TenantScope scope;
    private final JdbcClient db;
    private final SettableClock clock;
    private final MemberId member = MemberId.next();
    private TenantId tenant;
    private SandboxShop rmsShop;
    private SandboxKey key;
    private ShopId shop;

    Stall(
            SandboxRms desk,
            SandboxOrders orders,
            RmsRoad road,
            WireTap wire,
            ShopFormService shopForms,
            IntakeStatuses statuses,
            ShopStatuses shops,
            IntakeRun intake,
            MallTasks mallTasks,
            OrderBook book,
            HandDrivenJobs jobs,
            TenantScope scope,
            JdbcClient db,
            SettableClock clock) {
        this.desk = desk;
        this.orders = orders;
        this.road = road;
        this.wire = wire;
        this.shopForms = shopForms;
        this.statuses = statuses;
        this.shops = shops;
        this.intake = intake;
        this.mallTasks = mallTasks;
        this.book = book;
        this.jobs = jobs;
        this.scope = scope;
        this.db = db;
        this.clock = clock;
    }

    /** In fair weather, with a key in use. The first import is planned and has not begun. */
    Stall open() {
        clock.set(SettableClock.START);
        jobs.forget();
        fairWeather();
        tenant = TenantId.next();
        rmsShop = desk.openShop(desk.freeNumber(), "stall", "屋台");
        key = issue();
        KeyEntry keys = RakutenEntry.of(rmsShop.serviceSecret(), key.licenseKey());
        NewShop form = new NewShop("屋台", "stall", "", RakutenFamilies.OWN_APP, keys, Set.of());
        shop = ((Saving.Saved) in(() -> shopForms.register(form, member))).shop();
        jobs.runDue();
        mallTasks.cancel(job());
        jobs.runDue();
        mallTasks.plan(job(), now());
        wire.forget();
        return this;
    }

    private OrderJobs.IntakeJob job() {
        return new OrderJobs.IntakeJob(tenant, shop);
    }

    void fairWeather() {
        road.open();
        desk.setWeather(ServiceState.NORMAL);
        desk.setManners(STRICT);
        orders.setDelay(Duration.ZERO);
    }

    void suffer(Fault fault) {
        desk.setManners(fault.manners());
        desk.setWeather(fault.weather());
        if (fault == Fault.REFUSED) {
            road.close();
        }
    }

    /** RMS no longer counts calls, as two runs at once would share the test's clock. */
    void unhurried() {
        desk.setManners(Manners.USUAL);
    }

    void slow(Duration delay) {
        orders.setDelay(delay);
    }

    void hide(String number, boolean away) {
        orders.vanish(number, away);
    }

    void put(String number, int state) {
        orders.putInto(number, state);
    }

    void at(Instant instant) {
        clock.set(instant);
    }

    private SandboxKey issue() {
        int before = desk.shop(rmsShop.number()).keys().size();
        return desk.issue(rmsShop.number(), KeyOrder.until(ago(Duration.ofDays(-90 - before))));
    }

    /** At RMS the key in use is over from now on. */
    void endKey() {
        desk.redate(key.licenseKey(), clock.instant().minusSeconds(1));
    }

    void stopKey() {
        desk.stop(key.licenseKey());
    }

    /** The member enters a new key, which RMS takes. */
    void renew() {
        key = issue();
        in(() -> shopForms.replaceKeys(shop, RakutenEntry.renewal(key.licenseKey()), Set.of(), member));
        jobs.runDue();
    }

    /** So many orders within the time before now. */
    void sell(int count, Duration time) {
        orders.create(rmsShop.number(), count, ago(time), now());
    }

    /** So many orders within the last 60 days that are a month old and more, whose states change no more. */
    void soldLongAgo(int count) {
        orders.create(rmsShop.number(), count, ago(Duration.ofDays(60)), ago(Duration.ofDays(30)));
    }

    /** So many orders within the time from now on. */
    void willSell(int count, Duration time) {
        orders.create(rmsShop.number(), count, now(), now().plus(time));
    }

    void run() {
        jobs.runDue();
    }

    /** And a little more, until the searches are through that follow one another. */
    void later(Duration time) {
        clock.advance(time);
        jobs.runDue();
        for (Instant next = status().nextRun(); next != null && isNear(next); next = status().nextRun()) {
            clock.set(next);
            jobs.runDue();
        }
    }

    private boolean isNear(Instant next) {
        return next.isAfter(now()) && !next.isAfter(now().plus(NEAR));
    }

    /** Runs the intake until the first import is through, each time when it wants to be run. */
    void importAll() {
        for (int run = 0; run < 30 && status().firstImport() != null; run++) {
            Instant next = status().nextRun();
            clock.set(next.isAfter(now()) ? next : now());
            jobs.runDue();
        }
    }

    /** A run beside the scheduler's. */
    void runBeside() {
        intake.run(job());
    }

    Instant now() {
        return clock.instant();
    }

    Instant ago(Duration time) {
        return now().minus(time);
    }

    IntakeStatus status() {
        return in(() -> statuses.of(shop)).orElseThrow();
    }

    int missing() {
        return in(() -> statuses.missing(shop));
    }

    /** Since when the portal knows that RMS refuses the key in use; null if it doesn't. */
    @Nullable
    Instant keyRefusedSince() {
        return in(() -> shops.of(shop)).orElseThrow().active().rejectedSince();
    }

    List<OrderRow> rows() {
        return in(() -> book.page(OrderFilter.NONE, OrderSort.NEWEST_FIRST, 0, 100_000));
    }

    List<String> numbers() {
        return rows().stream().map(OrderRow::number).toList();
    }

    Map<String, Integer> states() {
        return rows().stream().collect(Collectors.toMap(OrderRow::number, OrderRow::progress));
    }

    OrderRow row(String number) {
        return rows().stream()
                .filter(row -> row.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    OrderDetails details(String number) {
        return in(() -> book.details(number, member)).orElseThrow();
    }

    IncomingOrder order(String number) {
        return details(number).order();
    }

    int sealedOrders() {
        return in(() -> db.sql("SELECT COUNT(*) FROM sealed_secret WHERE tenant_id = ? AND field = 3")
                .param(Column.of(tenant))
                .query(Integer.class)
                .single());
    }

    List<String> atRms() {
        return RmsTruth.numbers(orders, rmsShop.number());
    }

    List<String> socialGifts() {
        return RmsTruth.socialGifts(orders, rmsShop.number());
    }

    List<String> severalParcels() {
        return RmsTruth.severalParcels(orders, rmsShop.number());
    }

    List<String> undetermined() {
        return RmsTruth.undetermined(orders, rmsShop.number());
    }

    String bodyAtRms(String number) {
        return RmsTruth.body(orders, number);
    }

    Map<String, Integer> statesAtRms() {
        return RmsTruth.states(orders, rmsShop.number());
    }

    /** Each order of RMS is here once, and nothing else is. */
    void assertWhole() {
        assertThat(numbers()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(atRms());
        assertThat(sealedOrders()).isEqualTo(atRms().size());
        assertThat(status().failures()).isZero();
        assertThat(status().firstImport()).isNull();
    }

    <T> T in(Supplier<T> task) {
        return scope.in(tenant, task);
    }
}
