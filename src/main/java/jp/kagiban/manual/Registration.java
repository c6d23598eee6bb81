package jp.kagiban.manual;

/** The status of the key to which a walk leads. */
public enum Registration {
    /** The portal can't know it, because the walk is for no shop or ends in RMS. */
    UNKNOWN,
    /** No key has been registered. */
    MISSING,
    /** RMS has not accepted the key. */
    REFUSED,
    /** RMS knows the registered key, but the key can't be used. A member withdraws it and issues another. */
    UNUSABLE,
    /** The key is registered and waits for RMS. */
    WAITING,
    IN_USE;

    /** Returns whether the walk is finished, even if some steps aren't marked. */
    public boolean done() {
        return this == WAITING || this == IN_USE;
    }
}
