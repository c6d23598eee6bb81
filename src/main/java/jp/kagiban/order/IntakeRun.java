package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.order.Fetcher.Fetched;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.order.OrderIntake.IntakeId;
import jp.kagiban.order.OrderPoll.NothingNew;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.ShopMalls;
import jp.kagiban.shop.ShopStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fetches the orders of a shop step by step, until nothing is due. The result of each step is stored with the new
 * cursor, so that the next run continues from there.
 */
@Component
class IntakeRun {

    /** A longer import continues in the next run, so that other tasks get their turn. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final IntakeLedger ledger;
    private final KnownOrders known;
    private final IntakeRows rows;
    private final Retentions retentions;
    private final Backoff backoff;
    private final Fetcher fetcher;
    private final KeyInUse key;
    private final ShopMalls malls;
    private final OrderMemory memory;
    private final Clock clock;

    IntakeRun(
            TenantScope scope,
            IntakeLedger ledger,
            KnownOrders known,
            IntakeRows rows,
            Retentions retentions,
            Backoff backoff,
            Fetcher fetcher,
            KeyInUse key,
            ShopMalls malls,
            OrderMemory memory,
            Clock clock) {
        this.scope = scope;
        this.ledger = ledger;
        this.known = known;
        this.rows = rows;
        this.retentions = retentions;
        this.backoff = backoff;
        this.fetcher = fetcher;
        this.key = key;
        this.malls = malls;
        this.memory = memory;
        this.clock = clock;
    }

    /** The data that all steps of a run share. */
    private record RunContext(OrderSource mall, OrderMemory.Share memory, Prefetch prefetch, Instant end) {}

    /**
     * The next step.
     *
     * @param cursor the cursor with which the step begins
     * @param step null if nothing is left to do
     */
    private record NextStep(
            Agenda agenda, IntakeCursor cursor, @Nullable Step step) {

        /** Returns the time of the next run if nothing is left to do. */
        Instant nextRun(Instant now) {
            return agenda.nextRun(cursor, now);
        }

        /** Returns the step after this one, if it is known before this step's result is stored. */
        Optional<Step> after(Fetched fetched) {
            return step instanceof Step.Search search && fetched.page() != null && fetched.isComplete()
                    ? agenda.next(cursor.after(search, fetched.page(), agenda.limits()), List.of())
                    : Optional.empty();
        }
    }

    /** Runs the intake. Returns the time of the next run; empty if the shop is gone. */
    Optional<Instant> run(OrderJobs.IntakeJob job) {
        return scope.in(job.tenant(), () -> malls.orders(job.id().shopId()).flatMap(mall -> run(job.id(), mall)));
    }

    private Optional<Instant> run(IntakeId id, OrderSource mall) {
        Instant end = clock.instant().plus(LONGEST_RUN);
        Optional<OrderIntake> begun = ledger.read(id);
        int failures = begun.map(OrderIntake::failures).orElse(0);
        try (OrderMemory.Share share = memory.share();
                Prefetch prefetch = new Prefetch(
                        step -> scope.in(id.tenantId(), () -> fetcher.fetch(id, mall, step, failures, share)))) {
            RunContext context = new RunContext(mall, share, prefetch, end);
            for (Optional<OrderIntake> at = begun; at.isPresent(); at = ledger.read(id)) {
                Optional<Instant> rest = advance(at.get(), context);
                if (rest.isPresent()) {
                    return rest;
                }
                if (Thread.currentThread().isInterrupted() || isOver(context)) {
                    return Optional.of(clock.instant());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOver(RunContext context) {
        return !clock.instant().isBefore(context.end());
    }

    /** Takes one step. Returns the time of the next run; empty to continue at once. */
    private Optional<Instant> advance(OrderIntake intake, RunContext context) {
        Instant now = clock.instant();
        Optional<ShopStatus.Active> active = key.of(intake.id().shopId());
        Optional<Pause> pause = KeyInUse.pause(active, now);
        if (pause.isPresent()) {
            return ledger.pause(intake, pause.get());
        }
        NextStep next = nextStep(intake, context.mall().limits(), now);
        return next.step() == null
                ? ledger.planNext(intake, next.nextRun(now))
                : fetchAndStore(intake, context, next, next.step(), KeyInUse.generation(active));
    }

    /** Finds the next step from the cursor, the orders that are due to be read again, and the retention. */
    private NextStep nextStep(OrderIntake intake, OrderLimits limits, Instant now) {
        Agenda agenda = new Agenda(backoff.interval(), limits);
        IntakeCursor cursor = agenda.begin(
                intake.cursor(),
                now,
                retentions.oldest(intake.id().tenantId(), now),
                since -> rows.states(List.of(intake.id()), since).getOrDefault(intake.id(), Set.of()));
        List<String> due = cursor.forward().isEmpty() ? known.due(intake.id(), limits.atOnce(), now) : List.of();
        return new NextStep(agenda, cursor, agenda.next(cursor, due).orElse(null));
    }

    /** Fetches a step and stores its result. Meanwhile the following step is fetched in the background. */
    private Optional<Instant> fetchAndStore(
            OrderIntake intake, RunContext context, NextStep next, Step step, @Nullable GenerationId generation) {
        Prefetch.Result result = context.prefetch().take(step, generation);
        if (result.fetched().isEmpty()) {
            return ledger.pause(intake, Pause.NO_KEY);
        }
        ShopId shop = intake.id().shopId();
        Fetched fetched = result.fetched().get();
        boolean rejected = fetched.failure() instanceof MallOutcome.Rejected;
        if (rejected && !key.isUnchanged(shop, result.generation())) {
            // The refusal says nothing, because another key took over meanwhile.
            return Optional.empty();
        }
        if (!isOver(context)) {
            next.after(fetched).ifPresent(following -> context.prefetch().begin(following, generation));
        }
        Optional<Instant> rest = write(intake, context.mall(), next.cursor(), step, fetched, result.generation());
        context.memory().giveBack(fetched.bytes());
        return rest;
    }

    private Optional<Instant> write(
            OrderIntake intake,
            OrderSource mall,
            IntakeCursor cursor,
            Step step,
            Fetched fetched,
            @Nullable GenerationId generation) {
        Optional<Instant> next = ledger.write(intake, mall, cursor, step, fetched);
        if (fetched.failure() instanceof MallOutcome.Rejected) {
            // Runs after the commit to avoid a deadlock: the watch locks the shop, and a change of keys locks the shop
            // before the intake.
            key.doubt(intake.id().shopId(), generation);
        }
        return next;
    }

    /** Returns the progress if a poll found nothing new; otherwise empty. Callers have no tenant scope. */
    Optional<NothingNew> nothingNew(OrderPoll poll, OrderPage page) {
        return poll.after(page, clock.instant())
                .filter(_ ->
                        page.orderNumbers().isEmpty() || scope.in(poll.id().tenantId(), () -> isKnown(poll, page)));
    }

    private boolean isKnown(OrderPoll poll, OrderPage page) {
        return fetcher.toFetch(poll.id(), poll.search(), page).isEmpty();
    }

    /**
     * Stores the result of a poll, also a failure, and continues the intake from there. Callers have no tenant scope.
     *
     * @return the time of the next run: now if the intake has changed meanwhile or another key is in use; empty if the
     *     shop is gone
     */
    Optional<Instant> continueFrom(
            OrderPoll poll, OrderSource mall, MallReply<OrderPage> reply, ActiveKeys.Taken takenKey) {
        IntakeId id = poll.id();
        return scope.in(
                id.tenantId(),
                () -> ledger.read(id)
                        .filter(now -> now.version() == poll.intake().version())
                        .map(now -> continueFrom(now, poll, mall, reply, takenKey))
                        .orElseGet(() -> Optional.of(clock.instant())));
    }

    private Optional<Instant> continueFrom(
            OrderIntake intake,
            OrderPoll poll,
            OrderSource mall,
            MallReply<OrderPage> reply,
            ActiveKeys.Taken takenKey) {
        Optional<Instant> rest = store(intake, poll, mall, reply, takenKey);
        if (rest.isEmpty() && poll.search().kind() == Step.Kind.STATES) {
            Instant next = poll.nextStatesSearch(clock.instant());
            return ledger.read(poll.id())
                    .flatMap(stored -> ledger.planNext(stored, next))
                    .or(() -> Optional.of(next));
        }
        return rest.isPresent() ? rest : run(poll.id(), mall);
    }

    private Optional<Instant> store(
            OrderIntake intake,
            OrderPoll poll,
            OrderSource mall,
            MallReply<OrderPage> reply,
            ActiveKeys.Taken takenKey) {
        try (OrderMemory.Share share = memory.share()) {
            Fetched fetched = fetcher.found(poll, mall, reply, takenKey.credentials(), share);
            takenKey.close();
            ShopId shop = poll.id().shopId();
            return fetched.failure() instanceof MallOutcome.Rejected && !key.isUnchanged(shop, takenKey.generation())
                    ? Optional.of(clock.instant())
                    : write(intake, mall, poll.begun(), poll.search(), fetched, takenKey.generation());
        }
    }
}
