package jp.kagiban.rms;

import java.util.List;

/**
 * The order API of RMS (docs/rakuten-rms.md, Searching orders). Calls wait for their turn like those of {@link Rms}, in the same line, and block
 * until RMS has answered or the time is over; they throw nothing for what RMS does. Never call it with a database connection
 * held, nor under the lock of a browser tab.
 */
public interface RmsOrders {

    /** {@code version} of {@code getOrder} (decision 9). */
    int VERSION = 10;

    /** How many orders one {@link #get} or {@link #confirm} may name. */
    int MOST_NUMBERS = 100;

    /** {@code rpay.order.searchOrder}. Nothing found is an empty page. */
    RmsReply<OrderPage> search(RmsCredentials credentials, OrderQuery query);

    /**
     * {@code rpay.order.getOrder}.
     *
     * @param orderNumbers 1 to 100
     * @throws IllegalArgumentException for another count
     */
    RmsReply<OrdersGot> get(RmsCredentials credentials, List<String> orderNumbers);

    /**
     * {@code rpay.order.confirmOrder}: moves orders from 注文確認待ち on. Only where a member asked for it.
     *
     * @param orderNumbers 1 to 100
     * @return one result for each number, in the order asked, also where RMS said nothing of one
     * @throws IllegalArgumentException for another count
     */
    RmsReply<List<OrderConfirmation>> confirm(RmsCredentials credentials, List<String> orderNumbers);
}
