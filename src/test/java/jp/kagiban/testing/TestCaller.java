package jp.kagiban.testing;

import jp.kagiban.mall.MallCaller;
import jp.kagiban.shared.TenantId;

/** Somebody who asks RMS. */
public final class TestCaller {

    private TestCaller() {}

    /** An urgent call of a tenant of its own, in this line. */
    public static MallCaller of(String line) {
        return new MallCaller(TenantId.next(), line, true);
    }
}
