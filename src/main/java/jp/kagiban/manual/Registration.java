package jp.kagiban.manual;

/** The status of the key to which a walk leads. */
public enum Registration {
    /** Nothing is known: the walk is for no shop, or ends in RMS. */
    UNKNOWN,
    /** None has been registered. */
    MISSING,
    /** RMS has not accepted it. */
    REFUSED,
    /** It is registered and waits for RMS. */
    WAITING,
    IN_USE;

    /** Whether the walk is finished, whichever steps are marked. */
    public boolean done() {
        return this == WAITING || this == IN_USE;
    }
}
