package jp.kagiban.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.order.IntakeRows.Well;

/**
 * An intake that will most likely find nothing: one search for new orders, and nothing else is due.
 *
 * @param begun where the search begins
 * @param search the only one
 * @param after where it ends if nothing is found
 * @param next when the intake runs again then
 */
record NothingNew(Well intake, IntakeCursor begun, Step.Search search, IntakeCursor after, Instant next) {

    /** Empty where something else is due. */
    static Optional<NothingNew> of(Well intake, Agenda agenda, Instant now) {
        IntakeCursor cursor = intake.cursor();
        Instant oldest = now.minus(intake.keptFor());
        if (!isAtRest(cursor)) {
            return Optional.empty();
        }
        IntakeCursor begun = agenda.begun(cursor, now, oldest);
        if (begun.forward().size() != 1 || !begun.states().isEmpty()) {
            return Optional.empty();
        }
        Step.Search search = new Step.Search(Step.Kind.FORWARD, begun.forward().getFirst());
        IntakeCursor after = begun.after(search, nothing(), agenda.limits());
        return isAtRest(agenda.begun(after, now, oldest))
                ? Optional.of(new NothingNew(intake, begun, search, after, agenda.nextRun(after, now)))
                : Optional.empty();
    }

    private static boolean isAtRest(IntakeCursor cursor) {
        return cursor.forward().isEmpty()
                && cursor.states().isEmpty()
                && cursor.backwards().isEmpty();
    }

    private static OrderPage nothing() {
        return new OrderPage(List.of(), 0, 0, 1);
    }

    /** Since when placed orders would be found. */
    Instant since() {
        return search.window().from();
    }

    static boolean isNothing(OrderPage page) {
        return page.total() == 0 && page.orderNumbers().isEmpty();
    }
}
