package jp.kagiban.vault;

/** Whether the vault opens what it has sealed. */
public enum VaultCondition {
    OPENS,
    /** A key that wraps others is missing, or is another. */
    CLOSED,
    /** Where the keys that wrap others are kept nobody answers; keys in memory serve for some minutes. */
    AWAY
}
