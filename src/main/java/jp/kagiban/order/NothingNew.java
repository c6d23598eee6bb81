package jp.kagiban.order;

import java.time.Instant;

/**
 * A look that brought nothing which isn't known.
 *
 * @param after where the intake is now
 * @param next when it runs again
 */
record NothingNew(QuietLook look, IntakeCursor after, Instant next) {

    /** Since when all new orders are known: a search for changed states says nothing of that. */
    Instant lastSuccess(Instant now) {
        return look.search().kind() == Step.Kind.FORWARD ? now : look.intake().lastSuccess();
    }
}
