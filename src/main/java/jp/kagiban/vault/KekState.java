package jp.kagiban.vault;

/** State of a key-encrypting key (KEK). The names are stored. */
public enum KekState {
    /** At least one node has it. It wraps nothing until every running node has it. */
    PUBLISHED,
    /** It wraps new tenant keys. */
    ACTIVE,
    /** It unwraps keys that have not been rewrapped yet. */
    ENDING,
    /** It wraps nothing. */
    RETIRED
}
