package jp.kagiban.errand;

/**
 * Concurrency limits of tasks per node and per tenant. The worker and the mall's limiter use the same numbers, so that no task is read and decrypted in vain.
 */
public final class ConcurrencyLimits {

    /** For all tenants together. */
    public static final int OF_ALL = 48;

    /** For one tenant. */
    public static final int OF_A_TENANT = 8;

    private ConcurrencyLimits() {}

    /** The part of a limit that bulk work may use. A quarter is reserved for checks. */
    public static int forWhatCanWait(int all) {
        return all - all / 4;
    }
}
