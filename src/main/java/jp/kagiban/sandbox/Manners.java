package jp.kagiban.sandbox;

/**
 * What public sources leave open about RMS (reference section 8): the fake can behave either way.
 *
 * @param onePerSecond whether a second call of a shop within one second is refused
 * @param overLimit the answer to a call too many
 * @param functionOff the answer where the key lacks the function
 * @param notYetActive the answer of the order API to a key issued a moment ago
 */
public record Manners(boolean onePerSecond, OverLimit overLimit, Refusal functionOff, Refusal notYetActive) {

    public static final Manners USUAL = new Manners(false, OverLimit.STATUS_429, Refusal.USUAL, Refusal.USUAL);

    /** How a call too many is answered. */
    public enum OverLimit {
        STATUS_429,
        /** The XML envelope with QPSLimit. */
        STATUS_403
    }

    /** How a refusal looks. */
    public enum Refusal {
        /** 401: GA0001 of the licence API, ES01-01 of the order API. */
        USUAL,
        /** 403 of the licence API, 400 with ES04-01 of the order API. */
        OTHER
    }
}
