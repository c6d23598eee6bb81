package jp.kagiban.audit;

/** The result of a check of a chain. */
public sealed interface Verdict {

    /**
     * The chain is intact.
     *
     * @param entries how many there are
     * @param first the place of the oldest one kept; 0 if there is none
     */
    record Whole(long entries, long first) implements Verdict {}

    /**
     * @param seq the first place at which something is wrong
     * @param why what is wrong there
     */
    record Broken(long seq, Why why) implements Verdict {}

    enum Why {
        /** The entry was written or changed by other means than the portal. */
        CHANGED,
        /** There is no entry, though there must be one. */
        MISSING,
        /** The entry that stands there belongs to another place. */
        REORDERED,
        /** No genuine seal covers the entry, though one must by now. */
        UNSEALED,
        /** The seal has a future time, or is much later than the next seal. */
        MISDATED,
        /** The chain doesn't begin at its first entry, and no genuine anchor says that it was cut there. */
        CUT
    }
}
