package jp.kagiban.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one order from outside.
 *
 * @param vanished found by searchOrder, and not there for getOrder
 * @param confirmedAt when confirmOrder was called; null: not
 * @param state the state it was put in and stays in; null: it takes its course
 * @param stateSince when it was put there
 */
record Fate(
        boolean vanished,
        @Nullable Instant confirmedAt,
        @Nullable Integer state,
        @Nullable Instant stateSince) {

    static final Fate NONE = new Fate(false, null, null, null);

    Fate vanish(boolean away) {
        return new Fate(away, confirmedAt, state, stateSince);
    }

    Fate confirm(Instant now) {
        return new Fate(vanished, now, null, null);
    }

    Fate put(int chosen, Instant now) {
        return new Fate(vanished, confirmedAt, chosen, now);
    }
}
