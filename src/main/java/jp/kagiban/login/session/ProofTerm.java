package jp.kagiban.login.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The latest proof of identity in one login, and how long it counts: five minutes since an action needed it last, and thirty at most
 * since the member gave it.
 *
 * @param login the login to which the proof belongs
 * @param shown when the member gave the proof
 * @param needed when an action needed it last; equal to {@code shown} if none has
 */
public record ProofTerm(String login, Instant shown, Instant needed) {

    static final Duration REST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofMinutes(30);

    /** Clocks are corrected by a few seconds now and then. An instant further ahead comes from a wrong clock. */
    private static final Duration PUT_RIGHT = Duration.ofSeconds(5);

    /**
     * The term of the latest proof. Instants ahead of {@code now} don't count: the clock has been set back since.
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
        return !at.isAfter(now.plus(PUT_RIGHT));
    }

    @Override
    public String toString() {
        return "ProofTerm[until=" + end() + "]";
    }

    boolean counts(Instant now) {
        return now.isBefore(end());
    }

    /** Whether the proof counts for a task that began with it. Such a task may rest for longer than five minutes. */
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
