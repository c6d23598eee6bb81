package jp.kagiban.rakuten;

import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallOutcome;

/**
 * Calls RMS over HTTP. A call waits for its permit, one per second and queue (see {@link MallCaller}). Then it blocks
 * until RMS answers or the timeout. Errors of RMS are outcomes, not exceptions. {@link MallBusy} means that no permit
 * was available soon. Never call it while holding a database connection or a browser tab's lock.
 */
public interface Rms {

    /**
     * {@code license.expiryDate.get} (docs/rakuten-rms.md, Licence API): returns the expiry of the key that
     * authenticates the call.
     */
    MallOutcome licenceExpiry(Credentials credentials);

    /** {@code rpay.order.searchOrder} over the last minute: the second proof that a key works. */
    MallOutcome searchOneMinute(Credentials credentials);
}
