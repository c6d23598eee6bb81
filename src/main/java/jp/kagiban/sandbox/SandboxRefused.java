package jp.kagiban.sandbox;

/** The desk of the fake RMS declines. The message is a sentence without any key in it. */
public class SandboxRefused extends RuntimeException {

    private final Reason reason;

    SandboxRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        TWO_LIVE_KEYS,
        NO_SUCH_SHOP,
        NO_SUCH_KEY,
        BAD_SHOP,
        NO_SUCH_ORDER,
        BAD_ORDERS
    }
}
