package jp.kagiban.mall;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The orders of shops at a mall. Calls wait for their turn in the same line as those of the {@link Mall}, and block until it has
 * answered or the time is over; they throw nothing for what it does, and {@link MallBusy} where their turn doesn't come soon.
 * Never make one with a database connection held, nor under the lock of a browser tab.
 */
public interface OrderSource {

    OrderLimits limits();

    /** Nothing found is an empty page. */
    MallReply<OrderPage> search(Credentials credentials, OrderQuery query);

    /**
     * Reads orders.
     *
     * @param orderNumbers 1 to {@link OrderLimits#atOnce}
     * @throws IllegalArgumentException for another count
     */
    MallReply<OrdersGot> get(Credentials credentials, List<String> orderNumbers);

    /**
     * Moves orders from {@link OrderStatus#TO_CONFIRM} on. Only where a member asked for it.
     *
     * @param orderNumbers 1 to {@link OrderLimits#atOnce}
     * @return one result for each number, in the order asked, also where the mall said nothing of one
     * @throws IllegalArgumentException for another count
     */
    MallReply<List<OrderConfirmation>> confirm(Credentials credentials, List<String> orderNumbers);

    /** The day in Tokyo on which an order was placed, where its number tells it. */
    Optional<LocalDate> placedOn(String orderNumber);

    /** Where the mall shows an order to its merchant, in its own back office. Empty where no such address is known. */
    Optional<URI> page(String orderNumber);

    /** Reads an order that was kept as it came. Empty where it is no order. */
    Optional<IncomingOrder> read(OriginalOrder original);
}
