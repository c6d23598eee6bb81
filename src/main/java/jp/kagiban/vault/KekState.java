package jp.kagiban.vault;

/** State of a key-encrypting key (KEK). The names are stored. */
public enum KekState {
    /** At least one node has the KEK. It wraps nothing until every running node has it. */
    PUBLISHED,
    /** The KEK wraps new tenant keys. */
    ACTIVE,
    /** The KEK unwraps keys that have not been rewrapped yet. */
    ENDING,
    /** The KEK wraps nothing. */
    RETIRED
}
