package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.OrderSource;
import jp.kagiban.order.IntakeStatus.Pause;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ActiveKeys;
import jp.kagiban.shop.Expiry;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Fetches the orders of a shop, step by step, until nothing is due. Each step is stored with the place it leads to; a run that
 * ends anywhere is gone on with by the next one.
 */
@Component
class IntakeRun {

    /** A longer import goes on in the next run, so that other jobs get their turn. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final IntakeLedger ledger;
    private final Fetcher fetcher;
    private final KnownOrders known;
    private final Retentions retentions;
    private final ShopStatuses standings;
    private final ActiveKeys keys;
    private final Backoff rests;
    private final MallOrders orders;
    private final Clock clock;

    IntakeRun(
            TenantScope scope,
            IntakeLedger ledger,
            Fetcher fetcher,
            KnownOrders known,
            Retentions retentions,
            ShopStatuses standings,
            ActiveKeys keys,
            Backoff rests,
            MallOrders orders,
            Clock clock) {
        this.scope = scope;
        this.ledger = ledger;
        this.fetcher = fetcher;
        this.known = known;
        this.retentions = retentions;
        this.standings = standings;
        this.keys = keys;
        this.rests = rests;
        this.orders = orders;
        this.clock = clock;
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
            for (Optional<OrderIntake> at = begun; at.isPresent(); at = ledger.read(id)) {
                Optional<Instant> rest = advance(at.get(), mall, ahead, end);
                if (rest.isPresent()) {
                    return rest;
                }
                if (Thread.currentThread().isInterrupted() || isOver(end)) {
                    return Optional.of(clock.instant());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOver(Instant end) {
        return !clock.instant().isBefore(end);
    }

    /** One step. Returns when to come again; empty to go on at once. */
    private Optional<Instant> advance(OrderIntake intake, OrderSource mall, Prefetch ahead, Instant end) {
        Instant now = clock.instant();
        Agenda agenda = new Agenda(rests.interval(), mall.limits());
        Optional<ShopStatus> standing = standings.of(intake.id().shopId());
        Optional<Pause> pause = pause(standing.map(ShopStatus::active).orElse(null), now);
        if (pause.isPresent()) {
            return ledger.pause(intake, pause.get());
        }
        IntakeCursor place =
                agenda.begun(intake.where(), now, retentions.oldest(intake.id().tenantId(), now));
        List<String> due =
                place.forward().isEmpty() ? known.due(intake.id(), mall.limits().atOnce(), now) : List.of();
        Optional<Step> step = agenda.next(place, due);
        if (step.isEmpty()) {
            return ledger.rest(intake, agenda.nextRun(place, now));
        }
        Prefetch.Brought brought = ahead.take(step.get(), generation(standing));
        if (brought.fetched().isEmpty()) {
            return ledger.pause(intake, Pause.NO_KEY);
        }
        Fetched fetched = brought.fetched().get();
        if (refusedTheFormerKey(intake, fetched, brought.generation())) {
            return Optional.empty();
        }
        if (!isOver(end)) {
            following(agenda, place, step.get(), fetched).ifPresent(next -> ahead.begin(next, generation(standing)));
        }
        Optional<Instant> next = ledger.write(intake, mall, place, step.get(), fetched);
        if (fetched.failure() instanceof MallOutcome.Rejected && brought.generation() != null) {
            // After the commit: the watch locks the shop, and a switch locks the shop before the intake.
            keys.doubt(intake.id().shopId(), brought.generation());
        }
        return next;
    }

    /** A call that was refused while another key took over says nothing. */
    private boolean refusedTheFormerKey(OrderIntake intake, Fetched fetched, @Nullable UUID generation) {
        return fetched.failure() instanceof MallOutcome.Rejected
                && !Objects.equals(
                        generation, generation(standings.of(intake.id().shopId())));
    }

    private static Optional<Step> following(Agenda agenda, IntakeCursor place, Step step, Fetched fetched) {
        return step instanceof Step.Search search && fetched.page() != null && fetched.whole()
                ? agenda.next(place.after(search, fetched.page(), agenda.limits()), List.of())
                : Optional.empty();
    }

    private static @Nullable UUID generation(Optional<ShopStatus> standing) {
        return standing.map(ShopStatus::active)
                .map(ShopStatus.Active::generation)
                .orElse(null);
    }

    static Optional<Pause> pause(ShopStatus.@Nullable Active active, Instant now) {
        if (active == null) {
            return Optional.of(Pause.NO_KEY);
        }
        if (hasEnded(active, now)) {
            return Optional.of(Pause.EXPIRED);
        }
        return active.rejectedSince() == null ? Optional.empty() : Optional.of(Pause.REJECTED);
    }

    /** A date that a member typed may be wrong: only the mall's own stops the intake. */
    private static boolean hasEnded(ShopStatus.Active active, Instant now) {
        return active.expiresAt() != null && !active.enteredByHand() && new Expiry(active.expiresAt()).passed(now);
    }
}
