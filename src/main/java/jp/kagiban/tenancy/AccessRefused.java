package jp.kagiban.tenancy;

import jp.kagiban.shared.Refusal;

/** Somebody asked for what is not open to them; or nobody is logged in, and it is no job of the portal's. */
public class AccessRefused extends RuntimeException implements Refusal {

    private final transient Permission needed;
    private final transient Reason reason;

    /** Why. */
    public enum Reason {
        /** Their role doesn't include it. */
        ROLE,
        /** They have not shown yet that their mail address is theirs. */
        ADDRESS
    }

    AccessRefused(Permission needed, Reason reason) {
        super("Not open here: " + needed + ", because of " + reason);
        this.needed = needed;
        this.reason = reason;
    }

    public Permission needed() {
        return needed;
    }

    public Reason reason() {
        return reason;
    }
}
