package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.IntakeRows.Well;
import jp.kagiban.order.OrderIntake.IntakeId;

/**
 * The only search that an intake needs now: for new orders, or one of those for changed states. Each search for changed states
 * has its own run, so that no thread waits for the rate limit of a mall. Most searches find nothing new.
 *
 * @param begun where the search begins
 */
record OrderPoll(Well intake, Agenda agenda, IntakeCursor begun, Step.Search search) {

    /** The gap between two searches for changed states is this fraction of the interval between two polls for new orders. */
    private static final int PARTS = 150;

    /**
     * Empty if anything else than one search is due.
     *
     * @param met as in {@link Agenda#begun}
     */
    static Optional<OrderPoll> of(Well intake, Agenda agenda, Instant now, Function<Instant, Set<OrderStatus>> met) {
        IntakeCursor cursor = intake.cursor();
        if (!cursor.forward().isEmpty() || !cursor.backwards().isEmpty()) {
            return Optional.empty();
        }
        IntakeCursor begun = agenda.begunOne(cursor, now, now.minus(intake.keptFor()), met);
        return begun.forward().size() > 1
                ? Optional.empty()
                : agenda.next(begun, List.of())
                        .filter(Step.Search.class::isInstance)
                        .map(Step.Search.class::cast)
                        .filter(search -> search.window().page() == 1)
                        .map(search -> new OrderPoll(intake, agenda, begun, search));
    }

    /**
     * A poll that found nothing new.
     *
     * @param after where the intake is now
     * @param next when it runs again
     */
    record NothingNew(OrderPoll look, IntakeCursor after, Instant next) {

        /** When all new orders were last known. A search for changed states doesn't change it. */
        Instant lastSuccess(Instant now) {
            return look.search().kind() == Step.Kind.FORWARD
                    ? now
                    : look.intake().lastSuccess();
        }
    }

    IntakeId id() {
        return intake.id();
    }

    /** The progress if nothing in this page, the only one of its window, is new; empty if more pages follow. */
    Optional<NothingNew> after(OrderPage page, Instant now) {
        if (!search.window().after(page, agenda.limits()).isEmpty()) {
            return Optional.empty();
        }
        IntakeCursor after = begun.after(search, page, agenda.limits());
        return Optional.of(new NothingNew(this, after, next(after, now)));
    }

    /** The time of the next search for changed states; a mall needs a second between two calls. */
    Instant soon(Instant now) {
        return now.plus(agenda.interval().dividedBy(PARTS));
    }

    private Instant next(IntakeCursor after, Instant now) {
        IntakeCursor upcoming = agenda.begunOne(after, now, now.minus(intake.keptFor()), _ -> Set.of());
        return upcoming.states().isEmpty() ? agenda.nextRun(after, now) : soon(now);
    }
}
