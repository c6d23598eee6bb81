package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** Tells the pages of a shop how far its orders have been fetched. */
public interface ShopOrders {

    /**
     * Returns how far the orders of this shop have been fetched; empty if none were ever requested.
     *
     * @param since the start of the time for which {@link Fetched#placed} counts
     */
    Optional<Fetched> of(ShopId shop, Instant since);

    /**
     * @param at the time of the last fetch without a fault, or null
     * @param completeUntil the time up to which all orders are stored; null during the first import
     * @param placed the number of stored orders that were placed since then
     */
    record Fetched(@Nullable Instant at, @Nullable Instant completeUntil, int placed) {}
}
