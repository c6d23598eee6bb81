package jp.kagiban.notice;

import jp.kagiban.kit.Severity;

/** The subject of a notice, in the order in which a shop's notices are shown. */
public enum NoticeKind {
    /** The key in use has run out. */
    EXPIRED(Severity.EXPIRED, 0),
    /** It runs out within 7 days. */
    WITHIN_7_DAYS(Severity.URGENT, 1),
    /** It runs out within 30 days. */
    WITHIN_30_DAYS(Severity.QUIET, 3),
    /** The mall refuses the key in use, although its date isn't over. */
    REFUSED_BEFORE_DATE(Severity.EXPIRED, 0),
    /** The mall takes the key in use and refuses the orders: a function is off. */
    ORDERS_REFUSED(Severity.EXPIRED, 0),
    /** The key in use belongs to another shop. */
    OTHER_SHOPS_KEY(Severity.URGENT, 2),
    /** The shop has no key, neither in use nor on its way. */
    NO_KEY(Severity.URGENT, 2),
    /** A new key waits for the member's word: it ends no later than the key in use. */
    HELD(Severity.WAIT, 2),
    /** A key was given up after a day of refusals; an event. */
    NOT_ACCEPTED(Severity.INFO, 2),
    /** The mall has never told when the key in use ends. */
    DATE_UNKNOWN(Severity.INFO, 4),
    /** A new key waits for the mall, or for its turn to be tried. */
    WAITING(Severity.WAIT, 4),
    /** A new key has retired the one before; an event. */
    TAKEN_OVER(Severity.INFO, 4),
    /** The mall has given no usable answer for a day. */
    UNREACHABLE_FOR_A_DAY(Severity.INFO, 4),
    /** No check of the key in use has ended for longer than any plan leaves between two: the portal itself is at fault. */
    CHECKS_STOPPED(Severity.URGENT, 2);

    private final Severity severity;
    private final int rank;

    NoticeKind(Severity severity, int rank) {
        this.severity = severity;
        this.rank = rank;
    }

    /** Whether its texts are those of the contract. */
    public boolean stage() {
        return this == EXPIRED || this == WITHIN_7_DAYS || this == WITHIN_30_DAYS;
    }

    /** Whether it bears the band 緊急なお知らせ. */
    public boolean banded() {
        return this == EXPIRED || this == WITHIN_7_DAYS || stopsOrders();
    }

    /** Whether no orders come, though the date is not over. */
    private boolean stopsOrders() {
        return this == REFUSED_BEFORE_DATE || this == ORDERS_REFUSED;
    }

    /** Whether it tells of something that happened: it goes when it has been read, and after seven days. */
    boolean event() {
        return this == NOT_ACCEPTED || this == TAKEN_OVER;
    }

    /** Whether it is also delivered outside the portal: the shop's member has to act, and may not know it. */
    public boolean reaches() {
        return stage()
                || stopsOrders()
                || this == OTHER_SHOPS_KEY
                || this == HELD
                || this == NOT_ACCEPTED
                || this == UNREACHABLE_FOR_A_DAY
                || this == CHECKS_STOPPED;
    }

    /** Whether it may not wait for the morning. */
    public boolean urgent() {
        return severity == Severity.URGENT || severity == Severity.EXPIRED;
    }

    /** Whether a new key is what helps. */
    public boolean wantsNewKey() {
        return stage() || stopsOrders() || this == NOT_ACCEPTED || this == DATE_UNKNOWN;
    }

    /** Whether somebody has to do something, so that it is worth saying that one does. */
    boolean wantsHandling() {
        return wantsNewKey() || this == OTHER_SHOPS_KEY || this == NO_KEY || this == HELD;
    }

    /** How much a notice of this kind asks of the reader. */
    public Severity severity() {
        return severity;
    }

    /** The lower, the earlier it is told. */
    int rank() {
        return rank;
    }
}
