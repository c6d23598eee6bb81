package jp.kagiban.notice;

import jp.kagiban.kit.Severity;

/** The subject of a notice, in the order in which a shop's notices are shown. */
public enum NoticeKind {
    /** The key in use has expired. */
    EXPIRED(Severity.EXPIRED, 0),
    /** The key in use expires within 7 days. */
    WITHIN_7_DAYS(Severity.URGENT, 1),
    /** The key in use expires within 30 days. */
    WITHIN_30_DAYS(Severity.QUIET, 3),
    /** The mall refuses the key in use, although its date isn't over. */
    REFUSED_BEFORE_DATE(Severity.EXPIRED, 0),
    /** The mall accepts the key in use but refuses the orders, because a function is off. */
    ORDERS_REFUSED(Severity.EXPIRED, 0),
    /** The key in use belongs to another shop. */
    OTHER_SHOPS_KEY(Severity.URGENT, 2),
    /** The shop has no key in use and no new key. */
    NO_KEY(Severity.URGENT, 2),
    /** A new key waits for a member, because it expires no later than the key in use, or can't be used. */
    HELD(Severity.QUIET, 2),
    /** An event: a new key was given up after a day of refusals. */
    NOT_ACCEPTED(Severity.INFO, 2),
    /** The expiry of the key in use is unknown, because the mall has never told it. */
    DATE_UNKNOWN(Severity.INFO, 4),
    /** A new key waits for the mall, or for its turn to be tried. */
    WAITING(Severity.WAIT, 4),
    /** An event: a new key has replaced the key in use. */
    TAKEN_OVER(Severity.INFO, 4),
    /** The mall has given no usable answer for a day. */
    UNREACHABLE_FOR_A_DAY(Severity.INFO, 4),
    /**
     * The longest planned time between two checks of the key in use has passed without a check. The portal itself is at
     * fault.
     */
    CHECKS_STOPPED(Severity.URGENT, 2);

    private final Severity severity;
    private final int rank;

    NoticeKind(Severity severity, int rank) {
        this.severity = severity;
        this.rank = rank;
    }

    /** Returns whether the texts of this kind are those of the contract. */
    public boolean stage() {
        return this == EXPIRED || this == WITHIN_7_DAYS || this == WITHIN_30_DAYS;
    }

    /** Returns whether notices of this kind have the band 緊急なお知らせ. */
    public boolean banded() {
        return this == EXPIRED || this == WITHIN_7_DAYS || stopsOrders();
    }

    /** Returns whether no orders come although the key hasn't expired. */
    private boolean stopsOrders() {
        return this == REFUSED_BEFORE_DATE || this == ORDERS_REFUSED;
    }

    /** Returns whether the notice reports an event. An event's notice ends when it is read, or after seven days. */
    boolean event() {
        return this == NOT_ACCEPTED || this == TAKEN_OVER;
    }

    /** Returns whether the notice is also sent out of the portal, because a member has to act and may not know it. */
    public boolean reaches() {
        return stage()
                || stopsOrders()
                || this == OTHER_SHOPS_KEY
                || this == HELD
                || this == NOT_ACCEPTED
                || this == UNREACHABLE_FOR_A_DAY
                || this == CHECKS_STOPPED;
    }

    /** Returns whether the notice can't wait for the morning. */
    public boolean urgent() {
        return severity == Severity.URGENT || severity == Severity.EXPIRED;
    }

    /** Returns whether a new key solves the problem. */
    public boolean wantsNewKey() {
        return stage() || stopsOrders() || this == NOT_ACCEPTED || this == DATE_UNKNOWN;
    }

    /** Returns whether somebody has to act, so that a member can say that they do. */
    boolean wantsHandling() {
        return wantsNewKey() || this == OTHER_SHOPS_KEY || this == NO_KEY || this == HELD;
    }

    /** Returns how urgent notices of this kind are. */
    public Severity severity() {
        return severity;
    }

    /** Returns the rank of the notice in lists; lower ranks come first. */
    int rank() {
        return rank;
    }
}
