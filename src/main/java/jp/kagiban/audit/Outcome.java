package jp.kagiban.audit;

/** How it ended. */
public enum Outcome {
    DONE,
    /** It was not allowed, or not accepted. */
    REFUSED,
    FAILED
}
