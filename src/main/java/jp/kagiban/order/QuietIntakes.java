package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.errand.BulkWork;
import jp.kagiban.errand.ErrandKind;
import jp.kagiban.errand.ReadyErrand;
import jp.kagiban.errand.Told;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.MallTurns;
import jp.kagiban.mall.Malls;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.ActiveKeys.Taken;
import jp.kagiban.shop.key.HeldKeys.Working;
import jp.kagiban.shop.register.ShopId;
import jp.kagiban.tenancy.Suspensions;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/**
 * Looks for new orders of many shops at a time. Most shops have none most of the time: then only the place and the time of the
 * next look are stored. Where there is more to do, {@link IntakeRun} does it.
 */
@Component
class QuietIntakes implements BulkWork<OrderJobs.IntakeJob, NothingNew> {

    private final IntakeRows rows;
    private final ActiveKeys keys;
    private final Malls malls;
    private final Backoff backoff;
    private final Suspensions suspensions;
    private final MallTurns turns;
    private final IntakeRun run;
    private final Clock clock;

    QuietIntakes(
            IntakeRows rows,
            ActiveKeys keys,
            Malls malls,
            Backoff backoff,
            Suspensions suspensions,
            MallTurns turns,
            IntakeRun run,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.malls = malls;
        this.backoff = backoff;
        this.suspensions = suspensions;
        this.turns = turns;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public ErrandKind<OrderJobs.IntakeJob> kind() {
        return OrderJobs.INTAKE;
    }

    @Override
    public List<ReadyErrand<OrderJobs.IntakeJob, NothingNew>> prepare(List<OrderJobs.IntakeJob> errands) {
        Set<UUID> suspended = suspensions.among(
                errands.stream().map(OrderJobs.IntakeJob::tenant).collect(Collectors.toSet()));
        List<IntakeId> ids = errands.stream()
                .filter(job -> !suspended.contains(job.tenant()))
                .map(OrderJobs.IntakeJob::id)
                .toList();
        Map<ShopId, Working> working = keys
                .working(ids.stream().map(QuietIntakes::shop).toList())
                .stream()
                .collect(Collectors.toMap(key -> key.key().shop(), Function.identity()));
        List<NothingNew> quiet = quiet(ids, working);
        Map<ShopId, Taken> taken = keys.takeOut(
                quiet.stream()
                        .flatMap(one -> Optional.ofNullable(
                                working.get(shop(one.intake().id())))
                                .stream())
                        .toList(),
                Use.byJob(Use.Purpose.FETCH_ORDERS));
        return quiet.stream()
                .flatMap(one -> Optional.ofNullable(taken.get(shop(one.intake().id()))).stream()
                        .map(key -> ready(one, key)))
                .toList();
    }

    private static ShopId shop(IntakeId id) {
        return new ShopId(id.tenantId(), id.shopId());
    }

    private List<NothingNew> quiet(List<IntakeId> ids, Map<ShopId, Working> working) {
        Instant now = clock.instant();
        List<NothingNew> resting = ids.isEmpty()
                ? List.of()
                : rows.well(ids).stream()
                        .flatMap(intake ->
                                expected(intake, Optional.ofNullable(working.get(shop(intake.id()))), now).stream())
                        .toList();
        Optional<Instant> since = resting.stream().map(NothingNew::since).min(Comparator.naturalOrder());
        Set<IntakeId> busy = since.map(from ->
                        rows.busy(resting.stream().map(one -> one.intake().id()).toList(), from, now))
                .orElse(Set.of());
        return resting.stream().filter(one -> !busy.contains(one.intake().id())).toList();
    }

    private Optional<NothingNew> expected(IntakeRows.Well intake, Optional<Working> key, Instant now) {
        return key.flatMap(one -> malls.orders(one.key().mall()))
                .flatMap(mall -> NothingNew.of(intake, new Agenda(backoff.interval(), mall.limits()), now));
    }

    private ReadyErrand<OrderJobs.IntakeJob, NothingNew> ready(NothingNew one, Taken key) {
        return new ReadyErrand<>() {
            @Override
            public OrderJobs.IntakeJob errand() {
                return job(one);
            }

            @Override
            public Told<NothingNew> ask() {
                UUID tenant = one.intake().id().tenantId();
                return turns.ask(tenant, MallTurns.Errand.BULK, () -> told(one, key));
            }

            @Override
            public void close() {
                key.close();
            }
        };
    }

    private static OrderJobs.IntakeJob job(NothingNew one) {
        return new OrderJobs.IntakeJob(
                one.intake().id().tenantId(), one.intake().id().shopId());
    }

    private Told<NothingNew> told(NothingNew one, Taken key) {
        OrderSource mall = malls.orders(key.key().mall()).orElseThrow();
        return switch (mall.search(key.credentials(), one.search().query(mall.limits()))) {
            case MallReply.Ok<OrderPage>(OrderPage page) when NothingNew.isNothing(page) -> new Told.Usual<>(one);
            case MallReply.Ok<OrderPage> _ -> more(one, key);
            case MallReply.BadRequest<OrderPage> _ -> more(one, key);
            case MallReply.Failed<OrderPage>(var outcome) ->
                new Told.Settled<>(run.failed(one, mall, outcome, key.generation()));
        };
    }

    /** The whole intake opens the key by itself, and lasts. */
    private Told<NothingNew> more(NothingNew one, Taken key) {
        key.close();
        return new Told.Settled<>(run.run(job(one)));
    }

    @Override
    public Map<OrderJobs.IntakeJob, Instant> store(Map<OrderJobs.IntakeJob, NothingNew> told) {
        Map<IntakeId, Long> versions =
                rows.lock(told.values().stream().map(one -> one.intake().id()).toList());
        List<NothingNew> same = told.values().stream()
                .filter(one -> versions.getOrDefault(one.intake().id(), -1L)
                        == one.intake().version())
                .toList();
        if (!same.isEmpty()) {
            rows.through(same, clock.instant());
        }
        Map<OrderJobs.IntakeJob, Instant> next = new HashMap<>();
        same.forEach(one -> next.put(job(one), one.next()));
        return next;
    }
}
