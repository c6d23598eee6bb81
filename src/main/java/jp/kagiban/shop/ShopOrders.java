package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** Provides the pages of a shop with the progress of fetching its orders. */
public interface ShopOrders {

    /**
     * Returns the progress for this shop. Empty if its orders were never requested.
     *
     * @param since the start of the time for which {@link Fetched#placed} counts
     */
    Optional<Fetched> of(ShopId shop, Instant since);

    /**
     * @param since the start of the time for which {@code placed} counts
     * @param at the time of the last fetch without a fault, or null
     * @param completeUntil the time up to which all orders are stored; null during the first import
     * @param placed the number of stored orders that were placed since the requested start
     */
    record Fetched(
            Instant since, @Nullable Instant at, @Nullable Instant completeUntil, int placed) {}
}
