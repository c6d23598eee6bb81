package jp.kagiban.rms;

import java.time.Instant;
import java.util.Optional;

/**
 * What {@code getOrder} tells of an order in numbers (docs/rakuten-rms.md, Orders), and the order itself as it came. It is
 * read much faster than an {@link RmsOrder}, which the original still holds: {@link RmsOrder#read}.
 *
 * @param progressCode RMS's code; it may be one that {@link OrderProgress} does not know
 * @param orderedAt {@code orderDatetime}
 * @param units of all items that are still in the order
 * @param original the object itself, byte for byte, for sealing
 */
public record OrderOutline(
        String number, int progressCode, Instant orderedAt, OrderAmounts amounts, int units, OriginalOrder original) {

    /** Empty where it is no order: number, state or time can't be read. */
    public static Optional<OrderOutline> read(OriginalOrder original) {
        return OutlineReader.read(original);
    }

    @Override
    public String toString() {
        return "OrderOutline[" + number + ", " + progressCode + "]";
    }
}
