package jp.kagiban.login.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest proof of identity in one login, and how long it counts. It counts for five minutes after the last action
 * that needed it, but at most for thirty minutes after the member gave it.
 *
 * @param login the login to which the proof belongs
 * @param shown when the member gave the proof
 * @param needed when an action needed it last; equal to {@code shown} if none has
 */
public record ProofTerm(String login, Instant shown, Instant needed) {

    static final Duration REST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofMinutes(30);

    /**
     * How far in the future an instant may be, because clocks are corrected by a few seconds now and then. One further ahead
     * comes from a wrong clock.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    /**
     * The term of the latest proof. Instants in the future don't count, because the clock must have been set back since.
     *
     * @param proofs when the member gave each proof
     * @param needed when an action needed a proof of this login last; null if none has
     */
    static Optional<ProofTerm> latest(String login, Stream<Instant> proofs, @Nullable Instant needed, Instant now) {
        Predicate<Instant> past = at -> isPast(at, now);
        return proofs.filter(past)
                .max(Comparator.naturalOrder())
                .map(shown -> new ProofTerm(
                        login,
                        shown,
                        Optional.ofNullable(needed)
                                .filter(past)
                                .filter(shown::isBefore)
                                .orElse(shown)));
    }

    private static boolean isPast(Instant at, Instant now) {
        return !at.isAfter(now.plus(CLOCK_TOLERANCE));
    }

    @Override
    public String toString() {
        return "ProofTerm[until=" + end() + "]";
    }

    boolean counts(Instant now) {
        return now.isBefore(end());
    }

    /** Whether the proof counts for a task that began with it. Such a task may pause for longer than five minutes. */
    boolean countsForTask(Instant now) {
        return isPast(shown, now) && now.isBefore(last());
    }

    /** When the proof ends if no action needs it before. */
    Instant end() {
        Instant rest = needed.plus(REST);
        return rest.isBefore(last()) ? rest : last();
    }

    /** When the proof ends at the latest. */
    public Instant last() {
        return shown.plus(LONGEST);
    }
}
