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
        super("The line before the mall is too long to wait in, or ends", null, false, false);
        this.rest = rest;
    }

    /** Until the turn is expected to come. */
    public Duration rest() {
        return rest;
    }
}
