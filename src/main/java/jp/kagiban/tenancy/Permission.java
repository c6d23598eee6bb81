package jp.kagiban.tenancy;

import static jp.kagiban.tenancy.Role.MANAGER;
import static jp.kagiban.tenancy.Role.OWNER;
import static jp.kagiban.tenancy.Role.VIEWER;

/** The permissions in a company, each with the least role that has it. */
public enum Permission {
    /** Notices, shops and the state of their keys and of the intake. */
    SEE_SHOPS(VIEWER),
    /** Receiving notices outside of the portal: by push to the member's own browser, or in a calendar. */
    RECEIVE(VIEWER, true),
    /** Changing a shop's details and how far back its first import reaches, and requesting another check by RMS. */
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
    /** Adding chats and webhooks that receive the company's notices. */
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

    /**
     * Whether it needs a proven mail address. A later owner of an unproven address can take the account over, and must find
     * nothing.
     */
    boolean afterProof() {
        return afterProof;
    }

    /**
     * Whether the role has this permission. Each role also has all permissions of the roles that {@link Role} lists
     * after it.
     */
    public boolean heldBy(Role role) {
        return role.compareTo(least) <= 0;
    }
}
