package jp.kagiban.order;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import jp.kagiban.mall.IncomingOrder;
import org.jspecify.annotations.Nullable;

/**
 * An order in full. Personal data.
 *
 * @param order null while the mall has named it and not handed it out
 * @param withPeople whether it tells of people; else the reader's role leaves them out
 * @param changes the newest first
 * @param firstSeen when the intake met it
 * @param readAt when the mall was asked for it last
 * @param atMall where the mall shows it in its own back office, or null where that isn't known
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
     * @param from a state's code, or an amount in yen; null is 未確定
     * @param to as {@code from}
     * @param seenAt when it was seen; it happened some time before
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
