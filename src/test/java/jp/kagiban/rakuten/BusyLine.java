package jp.kagiban.rakuten;

import java.time.Duration;
import jp.kagiban.mall.MallBusy;

/** A line before RMS that is too long, for tests of those who stand in it. */
public final class BusyLine {

    private BusyLine() {}

    public static MallBusy ofSeconds(long rest) {
        return new MallBusy(Duration.ofSeconds(rest));
    }
}
