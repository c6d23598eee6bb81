package jp.kagiban.order;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import jp.kagiban.kit.Severity;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The status of the intake of a shop's orders.
 *
 * @param reachDays how many days back the first import reaches
 * @param pause the reason why the intake pauses, or null
 * @param lastAnswer the kind of the mall's last answer, or null before the first
 * @param lastSuccess the last time at which all orders placed until then were known, or null
 * @param failures the number of consecutive failed runs
 * @param nextRun the time of the next run, or null if none is planned
 * @param knownUntil orders placed up to this time are known
 * @param firstImport the progress of the first import; null once it has finished
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
        @Nullable FirstImport firstImport) {

    /** The state of an intake. The worst states come first. */
    public enum State {
        /** The intake pauses. */
        PAUSED(Severity.EXPIRED),
        /** The intake is overdue, which is a fault of the portal. */
        STUCK(Severity.URGENT),
        /** The mall gave no usable answer. */
        LATE(Severity.URGENT),
        /** The first import is running. */
        FIRST(Severity.WAIT),
        FINE(Severity.OK);

        private final Severity severity;

        State(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }

        /** Whether orders are missing, and somebody should know. */
        public boolean isBad() {
            return this == PAUSED || this == STUCK || this == LATE;
        }
    }

    /** A run may be this late before the intake counts as stuck: it waits for other runs, and a long run stores no new time. */
    static final Duration OVERDUE_AFTER = Duration.ofMinutes(15);

    /** Returns the number of intakes in each state, the worst state first. */
    public static Map<State, Long> count(Collection<IntakeStatus> intakes, Instant now) {
        return intakes.stream()
                .collect(groupingBy(intake -> intake.state(now), () -> new EnumMap<>(State.class), counting()));
    }

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
        Instant limit = now.minus(OVERDUE_AFTER);
        return nextRun != null && nextRun.isBefore(limit) && (lastAnswerAt == null || lastAnswerAt.isBefore(limit));
    }

    /** The reason why an intake pauses. */
    public enum Pause {
        NO_KEY,
        EXPIRED,
        REJECTED
    }

    /**
     * The progress of the first import.
     *
     * @param reached orders are imported back to this time
     * @param floor the earliest time of the import
     * @param fetched the number of orders that were processed
     * @param expected the number of orders that were found so far; more may follow
     */
    public record FirstImport(Instant reached, Instant floor, long fetched, long expected) {}
}
