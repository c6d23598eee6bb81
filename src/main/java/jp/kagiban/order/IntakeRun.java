package jp.kagiban.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.order.IntakeStanding.Pause;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStanding;
import jp.kagiban.shop.ShopStandings;
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
    private final ShopStandings standings;
    private final Agenda agenda;
    private final Clock clock;

    IntakeRun(
            TenantScope scope,
            IntakeLedger ledger,
            Fetcher fetcher,
            KnownOrders known,
            Retentions retentions,
            ShopStandings standings,
            Rests rests,
            Clock clock) {
        this.scope = scope;
        this.ledger = ledger;
        this.fetcher = fetcher;
        this.known = known;
        this.retentions = retentions;
        this.standings = standings;
        this.agenda = new Agenda(rests.interval());
        this.clock = clock;
    }

    /** Returns when to run again; empty if the shop is gone. */
    Optional<Instant> run(OrderJobs.IntakeJob job) {
        return scope.in(job.tenant(), () -> run(job.id()));
    }

    private Optional<Instant> run(IntakeId id) {
        Instant end = clock.instant().plus(LONGEST_RUN);
        for (Optional<OrderIntake> at = ledger.read(id); at.isPresent(); at = ledger.read(id)) {
            Optional<Instant> rest = advance(at.get());
            if (rest.isPresent()) {
                return rest;
            }
            if (Thread.currentThread().isInterrupted() || !clock.instant().isBefore(end)) {
                return Optional.of(clock.instant());
            }
        }
        return Optional.empty();
    }

    /** One step. Returns when to come again; empty to go on at once. */
    private Optional<Instant> advance(OrderIntake intake) {
        Instant now = clock.instant();
        Optional<ShopStanding> standing = standings.of(intake.id().shopId());
        Optional<Pause> pause = pause(standing.map(ShopStanding::active).orElse(null), now);
        if (pause.isPresent()) {
            return ledger.pause(intake, pause.get());
        }
        Place place =
                agenda.begun(intake.where(), now, retentions.oldest(intake.id().tenantId(), now));
        List<String> due = place.forward().isEmpty() ? known.due(intake.id(), now) : List.of();
        return agenda.next(place, due)
                .map(step -> take(intake, place, step, generation(standing)))
                .orElseGet(() -> ledger.rest(intake, agenda.nextRun(place, now)));
    }

    private Optional<Instant> take(OrderIntake intake, Place place, Step step, @Nullable UUID generation) {
        Optional<Fetched> fetched = fetcher.fetch(intake.id(), step);
        if (fetched.isEmpty()) {
            return ledger.pause(intake, Pause.NO_KEY);
        }
        boolean refused = fetched.get().failure() instanceof RmsOutcome.Rejected;
        if (refused
                && !Objects.equals(
                        generation, generation(standings.of(intake.id().shopId())))) {
            return Optional.empty();
        }
        return ledger.write(intake, place, step, fetched.get());
    }

    /** The key in use; a call that was refused while another took over says nothing. */
    private static @Nullable UUID generation(Optional<ShopStanding> standing) {
        return standing.map(ShopStanding::active)
                .map(ShopStanding.Active::generation)
                .orElse(null);
    }

    static Optional<Pause> pause(ShopStanding.@Nullable Active active, Instant now) {
        if (active == null) {
            return Optional.of(Pause.NO_KEY);
        }
        if (active.expiresAt() != null && !active.expiresAt().isAfter(now)) {
            return Optional.of(Pause.EXPIRED);
        }
        return active.rejectedSince() == null ? Optional.empty() : Optional.of(Pause.REJECTED);
    }
}
