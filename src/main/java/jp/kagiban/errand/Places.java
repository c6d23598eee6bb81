package jp.kagiban.errand;

/**
 * How many errands are under way at once on a node, of all tenants and of each. Those who begin errands and those who let them ask a
 * mall go by the same numbers: an errand that is begun without a place is read and opened for nothing.
 */
public final class Places {

    /** Of all tenants together. */
    public static final int OF_ALL = 48;

    /** Of one tenant. */
    public static final int OF_A_TENANT = 8;

    private Places() {}

    /** How many of so many places what can wait may have: a quarter is for checks alone, so that long work keeps none from running. */
    public static int forWhatCanWait(int all) {
        return all - all / 4;
    }
}
