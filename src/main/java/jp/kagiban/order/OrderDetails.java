package jp.kagiban.order;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import jp.kagiban.mall.IncomingOrder;
import org.jspecify.annotations.Nullable;

/**
 * A whole order. It may contain personal data.
 *
 * @param order null if the mall has listed the order but never returned it
 * @param withPeople whether personal data is included, which depends on the reader's role
 * @param changes the changes, the newest first
 * @param firstSeen when the intake first found the order
 * @param readAt when the order was last requested from the mall
 * @param atMall the order's page in the mall's back office, or null if unknown
 */
public record OrderDetails(
        OrderRow row,
        @Nullable IncomingOrder order,
        boolean withPeople,
        List<OrderChange> changes,
        Instant firstSeen,
        Instant readAt,
        @Nullable URI atMall) {

    /**
     * A change of an order that the intake saw.
     *
     * @param from the old value: a state's code, or an amount in yen; null is 未確定
     * @param to the new value, in the same form
     * @param seenAt when the intake saw the change, which happened some time before
     */
    public record OrderChange(
            Kind kind, @Nullable Long from, @Nullable Long to, Instant seenAt) {

        public enum Kind {
            /** The state. */
            PROGRESS,
            /** The gross total. */
            TOTAL
        }
    }

    public OrderDetails {
        changes = List.copyOf(changes);
    }
}
