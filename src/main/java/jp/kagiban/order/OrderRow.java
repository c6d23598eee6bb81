package jp.kagiban.order;

import java.time.Instant;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list, without personal data.
 *
 * @param progress the code of the state; 0 if the mall has listed the order but never returned it
 * @param total the gross total in yen; null is 未確定
 * @param request the amount that the buyer pays, in yen; null is 未確定
 * @param units the units of all items
 * @param tries the number of requests that didn't return the order, since the last request that did
 */
public record OrderRow(
        ShopId shop,
        String number,
        int progress,
        Instant orderedAt,
        @Nullable Long total,
        @Nullable Long request,
        int units,
        int tries) {

    /** The key of an order of the current tenant. */
    public record OrderKey(ShopId shop, String number) {}

    /** Whether the mall has ever returned the order. */
    public boolean received() {
        return progress != 0;
    }

    public OrderKey key() {
        return new OrderKey(shop, number);
    }
}
