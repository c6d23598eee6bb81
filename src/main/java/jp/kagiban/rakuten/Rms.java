package jp.kagiban.rakuten;

import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallOutcome;

/**
 * RMS, asked over HTTP. Calls wait for their turn (one per second and line, see {@link MallCaller}) and block until RMS has answered
 * or the time is over; they throw nothing for what RMS does, and {@link MallBusy} where their turn doesn't come soon. Never call
 * it with a database connection held, nor under the lock of a browser tab.
 */
public interface Rms {

    /** {@code license.expiryDate.get} (docs/rakuten-rms.md, Licence API): asks for the expiry of the very key that it authenticates with. */
    MallOutcome licenceExpiry(Credentials credentials);

    /** {@code rpay.order.searchOrder} over the last minute: the second proof that a key works. */
    MallOutcome searchOneMinute(Credentials credentials);
}
