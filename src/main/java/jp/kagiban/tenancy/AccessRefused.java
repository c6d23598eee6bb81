package jp.kagiban.tenancy;

import jp.kagiban.shared.Refusal;

/** Thrown if the member lacks the permission, or if nobody is logged in and no job of the portal runs. */
public class AccessRefused extends RuntimeException implements Refusal {

    private final transient Permission needed;
    private final transient Reason reason;

    /** The reason of the refusal. */
    public enum Reason {
        /** The role doesn't include the permission, or the member may do nothing now (see {@link Access}). */
        ROLE,
        /** The member's mail address isn't proven. */
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
