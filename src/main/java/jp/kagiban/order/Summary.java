package jp.kagiban.order;

import java.util.Objects;
import java.util.stream.Stream;
import jp.kagiban.rms.OrderAmounts;
import jp.kagiban.rms.OrderOutline;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in clear of an order, for lists: nothing personal.
 *
 * @param total the gross total as RMS shows it (docs/rakuten-rms.md, Orders), in yen; null is 未確定
 * @param request what the buyer pays, in yen; null is 未確定
 * @param units of all items
 */
record Summary(@Nullable Long total, @Nullable Long request, int units) {

    static Summary of(OrderOutline order) {
        return new Summary(grossTotal(order.amounts()), order.amounts().request(), order.units());
    }

    private static @Nullable Long grossTotal(OrderAmounts amounts) {
        Long total = amounts.total();
        Long coupons = amounts.coupons();
        if (total == null || coupons == null) {
            return null;
        }
        return Stream.of(amounts.delivery(), amounts.paymentCharge()).anyMatch(Objects::isNull)
                ? null
                : total
                        - coupons
                        + value(amounts.delivery())
                        + value(amounts.paymentCharge())
                        + value(amounts.additionalFee());
    }

    private static long value(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }
}
