package jp.kagiban.login.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long a proof counts: for five minutes since it was needed last, and for thirty at most since it was shown.
 *
 * @param shown when the member proved themselves
 * @param needed when something needed it last; the same where nothing has
 */
record ProofTerm(Instant shown, Instant needed) {

    static final Duration REST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofMinutes(30);

    /** Clocks are put right by a moment now and then. Whatever lies further ahead was told by a clock that was wrong. */
    private static final Duration PUT_RIGHT = Duration.ofSeconds(5);

    /**
     * The term of the latest proof. What lies ahead of {@code now} doesn't count: the clock has been set back since.
     *
     * @param proofs when each of them was shown
     * @param needed when a proof of this login was needed last; null if none was
     */
    static Optional<ProofTerm> latest(Stream<Instant> proofs, @Nullable Instant needed, Instant now) {
        Predicate<Instant> past = at -> !at.isAfter(now.plus(PUT_RIGHT));
        return proofs.filter(past)
                .max(Comparator.naturalOrder())
                .map(shown -> new ProofTerm(
                        shown,
                        Optional.ofNullable(needed)
                                .filter(past)
                                .filter(shown::isBefore)
                                .orElse(shown)));
    }

    boolean counts(Instant now) {
        return now.isBefore(end());
    }

    /** From then on it doesn't count, unless something needs it before. */
    Instant end() {
        Instant rest = needed.plus(REST);
        return rest.isBefore(last()) ? rest : last();
    }

    /** From then on it doesn't count, whatever needs it. */
    Instant last() {
        return shown.plus(LONGEST);
    }
}
