package jp.kagiban.tenancy;

import jp.kagiban.shared.Refusal;

/** Somebody asked for what is not open to him; or nobody is logged in, and it is no job of the portal's. */
public class AccessRefused extends RuntimeException implements Refusal {

    private final transient Permission needed;
    private final transient Reason reason;

    /** Why. */
    public enum Reason {
        /** His role doesn't include it. */
        ROLE,
        /** He has not shown yet that his mail address is his. */
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
