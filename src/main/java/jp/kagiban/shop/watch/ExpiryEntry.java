package jp.kagiban.shop.watch;

/** What came of entering an expiry by hand. */
public enum ExpiryEntry {
    /** It stands now. */
    STORED,
    /** Not stored: the day is over, and the mall takes the key. */
    PAST,
    /** Not stored: nothing of its kind lasts so long. */
    TOO_FAR,
    /** Not stored: the mall has told the date, or this key is no more in use. */
    NOT_NEEDED
}
