package jp.kagiban.rms;

import java.time.Duration;

/** A line before RMS that is too long, for tests of those who stand in it. */
public final class BusyLine {

    private BusyLine() {}

    public static RmsBusy ofSeconds(long rest) {
        return new RmsBusy(Duration.ofSeconds(rest));
    }
}
