package jp.kagiban.sandbox;

/** How the whole fake RMS feels today. */
public enum ServiceState {
    NORMAL,
    /** Every call is one too many: 429 with Retry-After, or 403 with QPSLimit ({@link Manners}). */
    THROTTLED,
    /** A page of HTML, with 503 or with 200 ({@link Manners}). */
    MAINTENANCE,
    /** 200 with half a JSON. */
    GARBLED,
    /** The connection breaks in the middle of the answer, or 500 ({@link Manners}). */
    UNREACHABLE
}
