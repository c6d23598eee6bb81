package jp.kagiban.tenancy;

/** Somebody asked for what his role doesn't allow; or nobody is logged in, and it is no job of the portal's. */
public class AccessRefused extends RuntimeException {

    private final transient Permission needed;

    public AccessRefused(Permission needed) {
        super("Not allowed here: " + needed);
        this.needed = needed;
    }

    public Permission needed() {
        return needed;
    }
}
