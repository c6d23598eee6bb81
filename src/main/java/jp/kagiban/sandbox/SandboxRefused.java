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

    /** Why, with the HTTP status of {@link ControlApi}. */
    public enum Reason {
        TWO_LIVE_KEYS(409),
        NO_SUCH_SHOP(404),
        NO_SUCH_KEY(404),
        BAD_SHOP(400),
        NO_SUCH_ORDER(404),
        BAD_ORDERS(400);

        final int status;

        Reason(int status) {
            this.status = status;
        }
    }
}
