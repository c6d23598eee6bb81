package jp.kagiban.audit;

/** The result of a check of a chain. */
public sealed interface Verdict {

    /**
     * The chain is intact.
     *
     * @param entries the number of entries
     * @param first the place of the oldest kept entry; 0 if there is none
     */
    record Whole(long entries, long first) implements Verdict {}

    /**
     * The chain is broken.
     *
     * @param seq the first place with a fault
     * @param why the fault at that place
     */
    record Broken(long seq, Why why) implements Verdict {}

    enum Why {
        /** The entry was written or changed by other means than the portal. */
        CHANGED,
        /** An entry is missing. */
        MISSING,
        /** The entry at this place belongs to another place. */
        REORDERED,
        /** No genuine seal covers the entry, although one should by now. */
        UNSEALED,
        /** The seal has a future time, or is much later than the next seal. */
        MISDATED,
        /** The chain doesn't begin at its first entry, and no genuine anchor says that it was cut there. */
        CUT
    }
}
