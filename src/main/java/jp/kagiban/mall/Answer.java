package jp.kagiban.mall;

/** The kind of answer that a mall gave. The constants are stored by their names. */
public enum Answer {
    VALID,
    REJECTED,
    THROTTLED,
    MAINTENANCE,
    UNREACHABLE,
    GARBLED
}
