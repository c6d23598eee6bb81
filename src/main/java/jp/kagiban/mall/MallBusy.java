package jp.kagiban.mall;

import java.time.Duration;

/**
 * The queue for a mall is too long to block a thread; no call was made. Or this node ends, and a question may have been broken off.
 * It ends the run of a job, and {@link MallTurns} has the job come again after that time.
 */
public final class MallBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration rest;

    /** @param rest until the turn is expected to come */
    public MallBusy(Duration rest) {
        super("No answer of the mall is waited for now", null, false, false);
        this.rest = rest;
    }

    /** Of a run that is broken off at the end of this node: nothing was heard, and nothing is to be counted. */
    public static MallBusy brokenOff() {
        return new MallBusy(Duration.ZERO);
    }

    /** Until the turn is expected to come. */
    public Duration rest() {
        return rest;
    }
}
