package jp.kagiban.mall;

import java.time.Duration;

/**
 * The queue for a mall is too long to block a thread; no call was made. Or this node stops, and a call may have been interrupted. The job's run ends, and the task is rescheduled after {@link #rest}.
 */
public final class MallBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration rest;

    /** @param rest the expected time until a permit */
    public MallBusy(Duration rest) {
        super("No answer of the mall is waited for now", null, false, false);
        this.rest = rest;
    }

    /** For a run interrupted when this node stops. Its result is unknown and counts nowhere. */
    public static MallBusy brokenOff() {
        return new MallBusy(Duration.ZERO);
    }

    /** The expected time until a permit. */
    public Duration rest() {
        return rest;
    }
}
