package jp.kagiban.mall;

import java.time.Duration;

/**
 * Thrown instead of blocking a thread when the queue for a mall is too long. No call was made then. Also thrown when
 * this node stops, which may interrupt a call. The run ends, and its task is rescheduled after {@link #rest}.
 */
public final class MallBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration rest;

    /** @param rest the expected time until a permit */
    public MallBusy(Duration rest) {
        super("No answer of the mall is waited for now", null, false, false);
        this.rest = rest;
    }

    /**
     * Returns the exception for a call that is interrupted because this node stops. Its result is unknown and counts
     * nowhere.
     */
    public static MallBusy brokenOff() {
        return new MallBusy(Duration.ZERO);
    }

    /** The expected time until a permit. */
    public Duration rest() {
        return rest;
    }
}
