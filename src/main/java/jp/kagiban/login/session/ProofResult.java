package jp.kagiban.login.session;

import java.time.Duration;
import java.util.Optional;

/**
 * The result of checking a password or code that a member typed as a proof.
 *
 * @param rest how long to wait; zero if the input was checked
 * @param next the URL to open; empty if the page stays
 */
public record ProofResult(Outcome outcome, Duration rest, Optional<String> next) {

    public enum Outcome {
        RIGHT,
        WRONG,
        /** The input wasn't checked, because too many before it were wrong. */
        WAIT
    }

    public static ProofResult of(Outcome outcome) {
        return new ProofResult(outcome, Duration.ZERO, Optional.empty());
    }

    public static ProofResult mustWait(Duration rest) {
        return new ProofResult(Outcome.WAIT, rest, Optional.empty());
    }

    public ProofResult leadingTo(String address) {
        return new ProofResult(outcome, rest, Optional.of(address));
    }
}
