package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.IntakeRows.Well;

/**
 * The only search that an intake has to make now: for new orders, or one of those for changed states, each of which has a run of its
 * own, so that no thread waits for the pace of a mall. Most of the time it brings nothing that isn't known.
 *
 * @param begun where the search begins
 */
record QuietLook(Well intake, Agenda agenda, IntakeCursor begun, Step.Search search) {

    /** Between two searches for changed states lies such a part of the time between two looks for new orders. */
    private static final int PARTS = 150;

    /**
     * Empty where something else is due than one search.
     *
     * @param met as in {@link Agenda#begun}
     */
    static Optional<QuietLook> of(Well intake, Agenda agenda, Instant now, Function<Instant, Set<OrderStatus>> met) {
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
                        .map(search -> new QuietLook(intake, agenda, begun, search));
    }

    /**
     * A look that brought nothing which isn't known.
     *
     * @param after where the intake is now
     * @param next when it runs again
     */
    record NothingNew(QuietLook look, IntakeCursor after, Instant next) {

        /** Since when all new orders are known: a search for changed states says nothing of that. */
        Instant lastSuccess(Instant now) {
            return look.search().kind() == Step.Kind.FORWARD
                    ? now
                    : look.intake().lastSuccess();
        }
    }

    IntakeId id() {
        return intake.id();
    }

    /** Where the intake is if nothing in the page, which is the whole of its window, is new; empty if more pages follow. */
    Optional<NothingNew> after(OrderPage page, Instant now) {
        if (!search.window().after(page, agenda.limits()).isEmpty()) {
            return Optional.empty();
        }
        IntakeCursor after = begun.after(search, page, agenda.limits());
        return Optional.of(new NothingNew(this, after, next(after, now)));
    }

    /** When the next search for changed states comes: its mall wants a second between two calls. */
    Instant soon(Instant now) {
        return now.plus(agenda.interval().dividedBy(PARTS));
    }

    private Instant next(IntakeCursor after, Instant now) {
        IntakeCursor upcoming = agenda.begunOne(after, now, now.minus(intake.keptFor()), _ -> Set.of());
        return upcoming.states().isEmpty() ? agenda.nextRun(after, now) : soon(now);
    }
}
