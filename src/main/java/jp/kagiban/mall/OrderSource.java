package jp.kagiban.mall;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The orders of shops at a mall. Calls block and throw like those of {@link Mall}, and wait in the same queues.
 */
public interface OrderSource {

    OrderLimits limits();

    /** Returns an empty page if nothing matches. */
    MallReply<OrderPage> search(Credentials credentials, OrderQuery query);

    /**
     * Reads orders.
     *
     * @param orderNumbers 1 to {@link OrderLimits#atOnce}
     * @throws IllegalArgumentException for another count
     */
    MallReply<OrdersGot> get(Credentials credentials, List<String> orderNumbers);

    /**
     * Confirms orders in state {@link OrderStatus#TO_CONFIRM}. Call it only if a member asked for it.
     *
     * @param orderNumbers 1 to {@link OrderLimits#atOnce}
     * @return one result for each number, in the same order, even if the answer doesn't mention a number
     * @throws IllegalArgumentException for another count
     */
    MallReply<List<OrderConfirmation>> confirm(Credentials credentials, List<String> orderNumbers);

    /** The order's day in Tokyo, if its number contains it. */
    Optional<LocalDate> placedOn(String orderNumber);

    /** The order's page in the mall's back office; empty if unknown. */
    Optional<URI> page(String orderNumber);

    /** Parses a stored original. Empty if it isn't an order. */
    Optional<IncomingOrder> read(OriginalOrder original);
}
