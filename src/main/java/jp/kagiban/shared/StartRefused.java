package jp.kagiban.shared;

/** The portal does not start. The message is one sentence for the operator, the action says what to do. */
public class StartRefused extends RuntimeException {

    private final String action;

    public StartRefused(String message, String action) {
        super(message);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
