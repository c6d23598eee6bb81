package jp.kagiban.sandbox;

/** What the licence API says of a key whose end has passed. The order API refuses it either way. */
public enum WhenPast {
    /** 401, as RMS does (docs/rakuten-rms.md, Licence API). */
    REJECT,
    /** 200 with the past date. */
    ANSWER_DATE
}
