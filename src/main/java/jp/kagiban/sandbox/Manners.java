package jp.kagiban.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * Behaviour of RMS that public sources leave open (docs/rakuten-rms.md, What only a real account can answer). The fake
 * RMS can behave either way.
 *
 * @param onePerSecond whether a second call of a shop within one second is refused
 * @param overLimit the answer to a call above the limit
 * @param functionOff the answer if the key lacks the function
 * @param notYetActive the answer of the order API to a key that isn't active yet
 * @param retryAfter the Retry-After of a 429, in whole seconds
 * @param closed the answer during {@link ServiceState#MAINTENANCE}
 * @param broken the answer during {@link ServiceState#UNREACHABLE}
 */
public record Manners(
        boolean onePerSecond,
        OverLimit overLimit,
        Refusal functionOff,
        Refusal notYetActive,
        Duration retryAfter,
        Closed closed,
        Broken broken) {

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    public static final Manners USUAL = new Manners(false, OverLimit.STATUS_429, Refusal.USUAL, Refusal.USUAL);

    /** Replaces null, because a file of an earlier version lacks the last three values. */
    public Manners {
        retryAfter = Objects.requireNonNullElse(retryAfter, SHORTLY);
        closed = Objects.requireNonNullElse(closed, Closed.STATUS_503);
        broken = Objects.requireNonNullElse(broken, Broken.BREAKS_OFF);
    }

    public Manners(boolean onePerSecond, OverLimit overLimit, Refusal functionOff, Refusal notYetActive) {
        this(onePerSecond, overLimit, functionOff, notYetActive, SHORTLY, Closed.STATUS_503, Broken.BREAKS_OFF);
    }

    /** The answer to a call above the limit. */
    public enum OverLimit {
        STATUS_429,
        /** The XML envelope with QPSLimit. */
        STATUS_403
    }

    /** The form of a refusal. */
    public enum Refusal {
        /** 401: GA0001 of the licence API, ES01-01 of the order API. */
        USUAL,
        /** 403 of the licence API, 400 with ES04-01 of the order API. */
        OTHER
    }

    /** The status of the maintenance page. */
    public enum Closed {
        STATUS_503,
        STATUS_200
    }

    /** The form of an outage. */
    public enum Broken {
        /** The connection breaks in the middle of the answer. */
        BREAKS_OFF,
        STATUS_500
    }
}
