package jp.kagiban.order;

import java.time.Instant;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list, without personal data.
 *
 * @param progress the code of its state; 0 while the mall has named it and not handed it out
 * @param total gross, in yen; null is 未確定
 * @param request what the buyer pays, in yen; null is 未確定
 * @param units of all items
 * @param tries how often the mall was asked for it in vain since it was handed out last
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

    /** An order of the tenant in force. */
    public record OrderKey(ShopId shop, String number) {}

    /** Whether the mall has ever handed it out. */
    public boolean received() {
        return progress != 0;
    }

    public OrderKey key() {
        return new OrderKey(shop, number);
    }
}
