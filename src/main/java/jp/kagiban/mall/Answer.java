package jp.kagiban.mall;

/** The kind of a mall's answer. The constants are stored by name. */
public enum Answer {
    VALID,
    REJECTED,
    THROTTLED,
    MAINTENANCE,
    UNREACHABLE,
    GARBLED
}
