package jp.kagiban.testing;

import jp.kagiban.rms.RmsCaller;
import jp.kagiban.shared.Ids;

/** Somebody who asks RMS. */
public final class TestCaller {

    private TestCaller() {}

    /** An urgent call of a tenant of its own, in this line. */
    public static RmsCaller of(String line) {
        return new RmsCaller(Ids.next(), line, true);
    }
}
