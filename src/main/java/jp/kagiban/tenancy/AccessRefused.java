package jp.kagiban.tenancy;

import jp.kagiban.shared.Refusal;

/** The member lacks the permission; or nobody is logged in, and no job of the portal runs. */
public class AccessRefused extends RuntimeException implements Refusal {

    private final transient Permission needed;
    private final transient Reason reason;

    /** Why. */
    public enum Reason {
        /** Their role doesn't include it. */
        ROLE,
        /** Their mail address isn't proven. */
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
