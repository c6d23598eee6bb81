package jp.kagiban.audit;

/** The outcome of an action. */
public enum Outcome {
    DONE,
    /** The action was not allowed or not accepted. */
    REFUSED,
    FAILED
}
