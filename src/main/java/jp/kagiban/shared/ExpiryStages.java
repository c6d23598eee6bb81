package jp.kagiban.shared;

/** How many calendar days before its end a key is told of. The texts of the notices are a contract, and so are these. */
public final class ExpiryStages {

    /** From here on it is told quietly. */
    public static final int QUIET_DAYS = 30;

    /** From here on it is urgent. */
    public static final int URGENT_DAYS = 7;

    private ExpiryStages() {}
}
