package jp.kagiban.tenancy;

import static jp.kagiban.tenancy.Role.MANAGER;
import static jp.kagiban.tenancy.Role.OWNER;
import static jp.kagiban.tenancy.Role.VIEWER;

/** The permissions in a company, each with the least role that has it. */
public enum Permission {
    /** Notices, shops and the state of their keys and of the intake. */
    SEE_SHOPS(VIEWER),
    /** Receiving notices outside of the portal: by push to an own browser, or in a calendar. */
    RECEIVE(VIEWER, true),
    /** The details of a shop, how far its first import reaches back, and another check by RMS. */
    CHANGE_SHOPS(MANAGER),
    /** Entering, confirming, withdrawing and destroying keys. */
    CHANGE_KEYS(MANAGER, true),
    DELETE_SHOPS(OWNER),
    /** Orders without the personal data in them. */
    SEE_ORDERS(VIEWER),
    /** Names, addresses, telephone numbers and remarks of buyers and recipients. */
    SEE_BUYERS(MANAGER),
    CONFIRM_ORDERS(MANAGER),
    EXPORT_ORDERS(MANAGER),
    MANAGE_MEMBERS(OWNER),
    INVITE(OWNER, true),
    /** The company's name, its rules for sign-in, retention, support access, and its end. */
    MANAGE_COMPANY(OWNER),
    /** Chats and webhooks that are told what the company's shops need. */
    ADD_CHANNELS(OWNER, true),
    SEE_HISTORY(OWNER);

    private final Role least;
    private final boolean afterProof;

    Permission(Role least) {
        this(least, false);
    }

    Permission(Role least, boolean afterProof) {
        this.least = least;
        this.afterProof = afterProof;
    }

    /** Whether it needs a proven mail address, so that a later owner of the address finds nothing of it. */
    boolean afterProof() {
        return afterProof;
    }

    /** Each role may do all that the roles after it may. */
    public boolean heldBy(Role role) {
        return role.compareTo(least) <= 0;
    }
}
