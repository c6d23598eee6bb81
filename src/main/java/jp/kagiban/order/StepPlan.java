package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.mall.OrderLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what a shop's intake does next: how far it has come, the orders that are due to be read, and how long orders are kept. */
@Component
class StepPlan {

    private final KnownOrders known;
    private final IntakeRows rows;
    private final Retentions retentions;
    private final Backoff backoff;

    StepPlan(KnownOrders known, IntakeRows rows, Retentions retentions, Backoff backoff) {
        this.known = known;
        this.rows = rows;
        this.retentions = retentions;
        this.backoff = backoff;
    }

    /**
     * What is due.
     *
     * @param cursor where the step begins
     * @param step null where nothing is left to do
     */
    record Due(Agenda agenda, IntakeCursor cursor, @Nullable Step step) {

        /** When to run again if nothing is left to do. */
        Instant nextRun(Instant now) {
            return agenda.nextRun(cursor, now);
        }

        /** The step after this one, if it is known before what this one brought is stored. */
        Optional<Step> after(Fetched fetched) {
            return step instanceof Step.Search search && fetched.page() != null && fetched.whole()
                    ? agenda.next(cursor.after(search, fetched.page(), agenda.limits()), List.of())
                    : Optional.empty();
        }
    }

    Due due(OrderIntake intake, OrderLimits limits, Instant now) {
        Agenda agenda = new Agenda(backoff.interval(), limits);
        IntakeCursor cursor = agenda.begun(
                intake.cursor(),
                now,
                retentions.oldest(intake.id().tenantId(), now),
                since -> rows.states(List.of(intake.id()), since).getOrDefault(intake.id(), Set.of()));
        List<String> due = cursor.forward().isEmpty() ? known.due(intake.id(), limits.atOnce(), now) : List.of();
        return new Due(agenda, cursor, agenda.next(cursor, due).orElse(null));
    }
}
