package jp.kagiban.audit;

/**
 * The member, or the members of a company together, have changed so much in a short time that the change is refused.
 * Nothing of it is stored.
 */
public final class TooManyEntries extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyEntries() {
        super("Too many entries in the history by one member or company");
    }
}
