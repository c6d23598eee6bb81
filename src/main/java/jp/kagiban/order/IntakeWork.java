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
 * Polls shops for new orders and changed states, many at a time. Most polls find nothing new. Then only the cursor and
 * the time of the next run are stored. If a poll finds something, or more than one search is due, {@link IntakeRun}
 * continues.
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
                : new PreparedTask<>(job, () -> search(poll, key), key::close);
    }

    private static TenantShop shop(IntakeId id) {
        return new TenantShop(id.tenantId(), id.shopId());
    }

    private List<OrderPoll> polls(List<IntakeId> ids, Map<TenantShop, Working> working) {
        Instant now = clock.instant();
        Set<IntakeId> busy = ids.isEmpty() ? Set.of() : rows.busy(ids, now);
        List<IntakeId> idle = ids.stream().filter(id -> !busy.contains(id)).toList();
        return idle.isEmpty() ? List.of() : polls(rows.healthy(idle), working, now);
    }

    /**
     * Reads the states of orders in one statement for all shops whose search for changed states begins. The first pass
     * only collects these shops.
     */
    private List<OrderPoll> polls(
            List<IntakeRows.HealthyIntake> intakes, Map<TenantShop, Working> working, Instant now) {
        Map<IntakeId, Instant> searchingStates = new HashMap<>();
        List<OrderPoll> polls = polls(intakes, working, now, (id, since) -> {
            searchingStates.put(id, since);
            return Set.of();
        });
        if (searchingStates.isEmpty()) {
            return polls;
        }
        Map<IntakeId, Set<OrderStatus>> states =
                rows.states(List.copyOf(searchingStates.keySet()), Collections.min(searchingStates.values()));
        return polls(intakes, working, now, (id, _) -> states.getOrDefault(id, Set.of()));
    }

    private List<OrderPoll> polls(
            List<IntakeRows.HealthyIntake> intakes,
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

    private static OrderJobs.IntakeJob job(OrderPoll poll) {
        return new OrderJobs.IntakeJob(poll.id().tenantId(), poll.id().shopId());
    }

    private CallResult<NothingNew> search(OrderPoll poll, Taken key) {
        OrderSource mall = malls.orders(key.key().mall()).orElseThrow();
        MallReply<OrderPage> reply =
                mall.search(key.credentials(), poll.search().query(mall.limits()));
        Optional<NothingNew> nothingNew = reply instanceof MallReply.Ok<OrderPage>(OrderPage page)
                ? run.nothingNew(poll, page)
                : Optional.empty();
        return nothingNew
                .<CallResult<NothingNew>>map(CallResult.Usual::new)
                .orElseGet(() -> new CallResult.Settled<>(run.continueFrom(poll, mall, reply, key)));
    }

    @Override
    public Map<OrderJobs.IntakeJob, Instant> store(Map<OrderJobs.IntakeJob, NothingNew> answers) {
        Map<IntakeId, Long> versions = rows.lock(
                answers.values().stream().map(answer -> answer.poll().id()).toList());
        List<NothingNew> unchanged = answers.values().stream()
                .filter(answer -> versions.getOrDefault(answer.poll().id(), -1L)
                        == answer.poll().intake().version())
                .toList();
        if (!unchanged.isEmpty()) {
            rows.storeNothingNew(unchanged, clock.instant());
        }
        Map<OrderJobs.IntakeJob, Instant> next = new HashMap<>();
        unchanged.forEach(answer -> next.put(job(answer.poll()), answer.next()));
        return next;
    }
}
