package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The status of the intake of a shop's orders.
 *
 * @param reachDays how far back the first import reaches, in days
 * @param pause why the mall isn't asked at present, or null
 * @param lastAnswer the kind of the mall's last answer, or null before the first
 * @param lastSuccess when all orders of that moment were known for the last time, or null
 * @param failures how many runs in a row ended without success
 * @param nextRun when the mall is asked next, or null while that isn't planned
 * @param knownUntil orders placed up to here are known
 * @param firstImport null once it is through
 * @param missing how many orders the mall has named and not handed out
 */
public record IntakeStatus(
        ShopId shop,
        int reachDays,
        @Nullable Pause pause,
        @Nullable Answer lastAnswer,
        @Nullable Instant lastAnswerAt,
        @Nullable Instant lastSuccess,
        int failures,
        @Nullable Instant nextRun,
        Instant knownUntil,
        @Nullable FirstImport firstImport,
        int missing) {

    /** How it goes, the worst first. */
    public enum State {
        /** The mall isn't asked. */
        PAUSED,
        /** It should have run by now and hasn't, which is a fault of the portal. */
        STUCK,
        /** The mall gave no usable answer. */
        LATE,
        /** The first import goes on. */
        FIRST,
        FINE
    }

    /** A run waits for others, and a long one stores no new time while the mall answers. */
    private static final Duration TURN = Duration.ofMinutes(15);

    public State state(Instant now) {
        if (pause != null) {
            return State.PAUSED;
        }
        if (isStuck(now)) {
            return State.STUCK;
        }
        if (failures > 0) {
            return State.LATE;
        }
        return firstImport == null ? State.FINE : State.FIRST;
    }

    private boolean isStuck(Instant now) {
        Instant overdue = now.minus(TURN);
        return nextRun != null && nextRun.isBefore(overdue) && (lastAnswerAt == null || lastAnswerAt.isBefore(overdue));
    }

    /** Why the mall isn't asked. */
    public enum Pause {
        NO_KEY,
        EXPIRED,
        REJECTED
    }

    /**
     * @param reached orders are there back to here
     * @param floor how far back it goes
     * @param fetched how many orders it is through with
     * @param expected how many it has met so far; more may come
     */
    public record FirstImport(Instant reached, Instant floor, long fetched, long expected) {}
}
