package jp.kagiban.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.Malls;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.order.OrderPoll.NothingNew;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.ActiveKeys.Taken;
import jp.kagiban.shop.key.HeldKeys.Working;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.task.CallResult;
import jp.kagiban.task.PreparedTask;
import jp.kagiban.task.TaskKind;
import jp.kagiban.task.TaskWork;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Polls shops for new orders and changed states, many at a time. Most polls find nothing; then only the cursor and the next time
 * are stored. If a poll finds something, or more than one search is due, {@link IntakeRun} does the rest.
 */
@Component
class IntakeWork implements TaskWork<OrderJobs.IntakeJob, NothingNew> {

    private final IntakeRows rows;
    private final ActiveKeys keys;
    private final Malls malls;
    private final Backoff backoff;
    private final IntakeRun run;
    private final Clock clock;

    IntakeWork(IntakeRows rows, ActiveKeys keys, Malls malls, Backoff backoff, IntakeRun run, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.malls = malls;
        this.backoff = backoff;
        this.run = run;
        this.clock = clock;
    }

    @Override
    public TaskKind<OrderJobs.IntakeJob> kind() {
        return OrderJobs.INTAKE;
    }

    @Override
    public List<PreparedTask<OrderJobs.IntakeJob, NothingNew>> prepare(List<OrderJobs.IntakeJob> tasks) {
        List<IntakeId> ids = tasks.stream().map(OrderJobs.IntakeJob::id).toList();
        Map<TenantShop, Working> working = keys
                .working(ids.stream().map(IntakeWork::shop).toList())
                .stream()
                .collect(Collectors.toMap(key -> key.key().shop(), Function.identity()));
        Map<IntakeId, OrderPoll> polls =
                polls(ids, working).stream().collect(Collectors.toMap(OrderPoll::id, Function.identity()));
        Map<TenantShop, Taken> taken = keys.takeOut(
                polls.keySet().stream()
                        .flatMap(id -> Optional.ofNullable(working.get(shop(id))).stream())
                        .toList(),
                Use.byJob(Use.Purpose.FETCH_ORDERS));
        return tasks.stream()
                .map(job -> prepared(job, polls.get(job.id()), taken.get(shop(job.id()))))
                .toList();
    }

    private PreparedTask<OrderJobs.IntakeJob, NothingNew> prepared(
            OrderJobs.IntakeJob job, @Nullable OrderPoll poll, @Nullable Taken key) {
        return poll == null || key == null
                ? PreparedTask.unread(job, () -> run.run(job))
                : new PreparedTask<>(job, () -> ask(poll, key), key::close);
    }

    private static TenantShop shop(IntakeId id) {
        return new TenantShop(id.tenantId(), id.shopId());
    }

    private List<OrderPoll> polls(List<IntakeId> ids, Map<TenantShop, Working> working) {
        Instant now = clock.instant();
        Set<IntakeId> busy = ids.isEmpty() ? Set.of() : rows.busy(ids, now);
        List<IntakeId> free = ids.stream().filter(id -> !busy.contains(id)).toList();
        return free.isEmpty() ? List.of() : polls(rows.well(free), working, now);
    }

    /** Looks up the states of orders in one statement for all shops whose search for changed states begins. */
    private List<OrderPoll> polls(List<IntakeRows.Well> intakes, Map<TenantShop, Working> working, Instant now) {
        Map<IntakeId, Instant> asking = new HashMap<>();
        List<OrderPoll> polls = polls(intakes, working, now, (id, since) -> {
            asking.put(id, since);
            return Set.of();
        });
        if (asking.isEmpty()) {
            return polls;
        }
        Map<IntakeId, Set<OrderStatus>> states =
                rows.states(List.copyOf(asking.keySet()), Collections.min(asking.values()));
        return polls(intakes, working, now, (id, _) -> states.getOrDefault(id, Set.of()));
    }

    private List<OrderPoll> polls(
            List<IntakeRows.Well> intakes,
            Map<TenantShop, Working> working,
            Instant now,
            BiFunction<IntakeId, Instant, Set<OrderStatus>> states) {
        return intakes.stream()
                .flatMap(intake -> Optional.ofNullable(working.get(shop(intake.id())))
                        .flatMap(key -> malls.orders(key.key().mall()))
                        .map(mall -> new Agenda(backoff.interval(), mall.limits()))
                        .flatMap(agenda -> OrderPoll.of(intake, agenda, now, since -> states.apply(intake.id(), since)))
                        .stream())
                .toList();
    }

    private static OrderJobs.IntakeJob job(OrderPoll one) {
        return new OrderJobs.IntakeJob(one.id().tenantId(), one.id().shopId());
    }

    private CallResult<NothingNew> ask(OrderPoll one, Taken key) {
        OrderSource mall = malls.orders(key.key().mall()).orElseThrow();
        MallReply<OrderPage> reply = mall.search(key.credentials(), one.search().query(mall.limits()));
        Optional<NothingNew> nothing =
                reply instanceof MallReply.Ok<OrderPage>(OrderPage page) ? run.nothingNew(one, page) : Optional.empty();
        return nothing.<CallResult<NothingNew>>map(CallResult.Usual::new)
                .orElseGet(() -> new CallResult.Settled<>(run.goOn(one, mall, reply, key)));
    }

    @Override
    public Map<OrderJobs.IntakeJob, Instant> store(Map<OrderJobs.IntakeJob, NothingNew> told) {
        Map<IntakeId, Long> versions =
                rows.lock(told.values().stream().map(one -> one.look().id()).toList());
        List<NothingNew> same = told.values().stream()
                .filter(one -> versions.getOrDefault(one.look().id(), -1L)
                        == one.look().intake().version())
                .toList();
        if (!same.isEmpty()) {
            rows.through(same, clock.instant());
        }
        Map<OrderJobs.IntakeJob, Instant> next = new HashMap<>();
        same.forEach(one -> next.put(job(one.look()), one.next()));
        return next;
    }
}
