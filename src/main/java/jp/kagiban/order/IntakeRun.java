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
import jp.kagiban.shop.ShopStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fetches the orders of a shop, step by step, until nothing is due. Each step is stored with its new cursor, so the next run
 * continues where one ended.
 */
@Component
class IntakeRun {

    /** A longer import goes on in the next run, so that other jobs get their turn. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final IntakeLedger ledger;
    private final KnownOrders known;
    private final IntakeRows rows;
    private final Retentions retentions;
    private final Backoff backoff;
    private final Fetcher fetcher;
    private final KeyInUse key;
    private final MallOrders orders;
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
            MallOrders orders,
            Clock clock) {
        this.scope = scope;
        this.ledger = ledger;
        this.known = known;
        this.rows = rows;
        this.retentions = retentions;
        this.backoff = backoff;
        this.fetcher = fetcher;
        this.key = key;
        this.orders = orders;
        this.clock = clock;
    }

    /** Data that all steps of a run share. */
    private record Turn(OrderSource mall, Prefetch ahead, Instant end) {}

    /**
     * The next step.
     *
     * @param cursor where the step begins
     * @param step null if nothing is left to do
     */
    private record Due(
            Agenda agenda, IntakeCursor cursor, @Nullable Step step) {

        /** When to run again if nothing is left to do. */
        Instant nextRun(Instant now) {
            return agenda.nextRun(cursor, now);
        }

        /** The step after this one, if it is known before the result of this one is stored. */
        Optional<Step> after(Fetched fetched) {
            return step instanceof Step.Search search && fetched.page() != null && fetched.whole()
                    ? agenda.next(cursor.after(search, fetched.page(), agenda.limits()), List.of())
                    : Optional.empty();
        }
    }

    /** Returns when to run again; empty if the shop is gone. */
    Optional<Instant> run(OrderJobs.IntakeJob job) {
        return scope.in(job.tenant(), () -> orders.of(job.id().shopId()).flatMap(mall -> run(job.id(), mall)));
    }

    private Optional<Instant> run(IntakeId id, OrderSource mall) {
        Instant end = clock.instant().plus(LONGEST_RUN);
        Optional<OrderIntake> begun = ledger.read(id);
        int failures = begun.map(OrderIntake::failures).orElse(0);
        try (Prefetch ahead =
                new Prefetch(step -> scope.in(id.tenantId(), () -> fetcher.fetch(id, mall, step, failures)))) {
            Turn turn = new Turn(mall, ahead, end);
            for (Optional<OrderIntake> at = begun; at.isPresent(); at = ledger.read(id)) {
                Optional<Instant> rest = advance(at.get(), turn);
                if (rest.isPresent()) {
                    return rest;
                }
                if (Thread.currentThread().isInterrupted() || isOver(turn)) {
                    return Optional.of(clock.instant());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOver(Turn turn) {
        return !clock.instant().isBefore(turn.end());
    }

    /** One step. Returns when to come again; empty to go on at once. */
    private Optional<Instant> advance(OrderIntake intake, Turn turn) {
        Instant now = clock.instant();
        Optional<ShopStatus.Active> active = key.of(intake.id().shopId());
        Optional<Pause> pause = KeyInUse.pause(active, now);
        if (pause.isPresent()) {
            return ledger.pause(intake, pause.get());
        }
        Due due = due(intake, turn.mall().limits(), now);
        return due.step() == null
                ? ledger.rest(intake, due.nextRun(now))
                : take(intake, turn, due, due.step(), KeyInUse.generation(active));
    }

    /** Looks up what comes next: how far the intake has come, the orders that are due to be read, and how long orders are kept. */
    private Due due(OrderIntake intake, OrderLimits limits, Instant now) {
        Agenda agenda = new Agenda(backoff.interval(), limits);
        IntakeCursor cursor = agenda.begun(
                intake.cursor(),
                now,
                retentions.oldest(intake.id().tenantId(), now),
                since -> rows.states(List.of(intake.id()), since).getOrDefault(intake.id(), Set.of()));
        List<String> due = cursor.forward().isEmpty() ? known.due(intake.id(), limits.atOnce(), now) : List.of();
        return new Due(agenda, cursor, agenda.next(cursor, due).orElse(null));
    }

    /** Fetches a step and stores its result, while the next step is being fetched. */
    private Optional<Instant> take(
            OrderIntake intake, Turn turn, Due due, Step step, @Nullable GenerationId generation) {
        Prefetch.Brought brought = turn.ahead().take(step, generation);
        if (brought.fetched().isEmpty()) {
            return ledger.pause(intake, Pause.NO_KEY);
        }
        ShopId shop = intake.id().shopId();
        Fetched fetched = brought.fetched().get();
        boolean rejected = fetched.failure() instanceof MallOutcome.Rejected;
        if (rejected && !key.isStill(shop, brought.generation())) {
            // A call that was refused while another key took over says nothing.
            return Optional.empty();
        }
        if (!isOver(turn)) {
            due.after(fetched).ifPresent(next -> turn.ahead().begin(next, generation));
        }
        return write(intake, turn.mall(), due.cursor(), step, fetched, brought.generation());
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
            // After the commit: the watch locks the shop, and a switch locks the shop before the intake.
            key.doubt(intake.id().shopId(), generation);
        }
        return next;
    }

    /** The progress after a poll without news; empty if there was news. No tenant is in force before. */
    Optional<NothingNew> nothingNew(OrderPoll look, OrderPage page) {
        return look.after(page, clock.instant())
                .filter(_ ->
                        page.orderNumbers().isEmpty() || scope.in(look.id().tenantId(), () -> isKnown(look, page)));
    }

    private boolean isKnown(OrderPoll look, OrderPage page) {
        return fetcher.wanted(look.id(), look.search(), page).isEmpty();
    }

    /**
     * Stores the result of a poll, even a failure, and continues from there. No tenant is in force before.
     *
     * @return when to run again; at once where the intake has changed meanwhile, or another key is in use; empty if the shop is
     *     gone
     */
    Optional<Instant> goOn(OrderPoll look, OrderSource mall, MallReply<OrderPage> reply, ActiveKeys.Taken held) {
        IntakeId id = look.id();
        return scope.in(
                id.tenantId(),
                () -> ledger.read(id)
                        .filter(now -> now.version() == look.intake().version())
                        .map(now -> goOn(now, look, mall, reply, held))
                        .orElseGet(() -> Optional.of(clock.instant())));
    }

    private Optional<Instant> goOn(
            OrderIntake intake, OrderPoll look, OrderSource mall, MallReply<OrderPage> reply, ActiveKeys.Taken held) {
        Fetched fetched = fetcher.found(look, mall, reply, held.credentials());
        held.close();
        ShopId shop = look.id().shopId();
        if (fetched.failure() instanceof MallOutcome.Rejected && !key.isStill(shop, held.generation())) {
            return Optional.of(clock.instant());
        }
        Optional<Instant> rest = write(intake, mall, look.begun(), look.search(), fetched, held.generation());
        if (rest.isEmpty() && look.search().kind() == Step.Kind.STATES) {
            Instant next = look.soon(clock.instant());
            return ledger.read(look.id())
                    .flatMap(stored -> ledger.rest(stored, next))
                    .or(() -> Optional.of(next));
        }
        return rest.isPresent() ? rest : run(look.id(), mall);
    }
}
