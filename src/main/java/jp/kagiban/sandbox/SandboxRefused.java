package jp.kagiban.sandbox;

/** Thrown if the fake RMS refuses a change. The message is a sentence without a key. */
public class SandboxRefused extends RuntimeException {

    private final Reason reason;

    SandboxRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The reason, with its HTTP status in {@link ControlApi}. */
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
