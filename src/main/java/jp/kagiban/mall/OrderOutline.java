package jp.kagiban.mall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mall tells of an order in numbers, and the order itself as it came. It is read much faster than an
 * {@link IncomingOrder}, which the original still holds: {@link OrderSource#read}.
 *
 * @param statusCode an {@link OrderStatus}' code, or one that isn't known
 * @param gross the total that the mall shows, in yen; null is 未確定
 * @param request what the buyer pays, in yen; null is 未確定
 * @param units of all items that are still in the order
 * @param original the order itself, byte for byte, for sealing
 */
public record OrderOutline(
        String number,
        int statusCode,
        Instant orderedAt,
        @Nullable Long gross,
        @Nullable Long request,
        int units,
        OriginalOrder original) {

    @Override
    public String toString() {
        return "OrderOutline[" + number + ", " + statusCode + "]";
    }
}
