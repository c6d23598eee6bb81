package jp.kagiban.shared;

/**
 * How many calendar days before a key's expiry its notices begin. Like the notices' texts, these numbers are fixed by contract.
 */
public final class ExpiryStages {

    /** From this day on, notices are quiet. */
    public static final int QUIET_DAYS = 30;

    /** From this day on, notices are urgent. */
    public static final int URGENT_DAYS = 7;

    private ExpiryStages() {}
}
