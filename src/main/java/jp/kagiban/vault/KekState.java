package jp.kagiban.vault;

/** How a key-encrypting key (KEK) stands. The names are stored. */
public enum KekState {
    /** In the keystore of one node at least; it wraps nothing before each node that runs has it. */
    PUBLISHED,
    /** It wraps new tenant keys. */
    ACTIVE,
    /** It unwraps what has not been wrapped anew yet. */
    ENDING,
    /** Nothing is wrapped by it any more. */
    RETIRED
}
