package jp.kagiban.rms;

import java.time.Duration;

/**
 * The line before RMS is too long to wait for in a thread: nothing was asked. It ends the run of a job, and {@link RmsTurns} has
 * the job come again after that time.
 */
public final class RmsBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration rest;

    RmsBusy(Duration rest) {
        super("The line before RMS is too long to wait in", null, false, false);
        this.rest = rest;
    }

    Duration rest() {
        return rest;
    }
}
