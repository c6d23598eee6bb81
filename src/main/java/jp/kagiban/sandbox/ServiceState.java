package jp.kagiban.sandbox;

/** The state of the whole fake RMS. */
public enum ServiceState {
    NORMAL,
    /** Every call is above the limit: 429 with Retry-After, or 403 with QPSLimit ({@link Manners}). */
    THROTTLED,
    /** A page of HTML, with 503 or with 200 ({@link Manners}). */
    MAINTENANCE,
    /** 200 with half of a JSON document. */
    GARBLED,
    /** The connection breaks in the middle of the answer, or 500 ({@link Manners}). */
    UNREACHABLE
}
