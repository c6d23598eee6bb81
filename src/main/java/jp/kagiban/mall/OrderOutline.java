package jp.kagiban.mall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The main figures of an order, and the original. Parsed much faster than an {@link IncomingOrder}, which {@link
 * OrderSource#read} parses from the original.
 *
 * @param statusCode the code of an {@link OrderStatus}, or an unknown code
 * @param gross the total shown by the mall, in yen; null is 未確定
 * @param request the amount that the buyer pays, in yen; null is 未確定
 * @param units the units of all items still in the order
 * @param original the order, byte for byte, for encryption
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
