package jp.kagiban.shop;

/** What came of entering an expiry by hand. */
public enum ExpiryEntry {
    /** It stands now. */
    STORED,
    /** Not stored: the day is over, and RMS takes the key. */
    PAST,
    /** Not stored: no key lasts longer than 90 days. */
    TOO_FAR,
    /** Not stored: RMS has told the date, or this key is no more in use. */
    NOT_NEEDED
}
