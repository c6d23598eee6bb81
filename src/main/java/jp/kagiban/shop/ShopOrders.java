package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** What the module that fetches orders tells the pages of a shop, for a shop of the tenant in force. */
public interface ShopOrders {

    /**
     * How far the orders of this shop have been fetched; empty where none were ever asked for.
     *
     * @param since from when on {@link Fetched#placed} counts
     */
    Optional<Fetched> of(ShopId shop, Instant since);

    /**
     * @param at when orders were last fetched without a fault, or null
     * @param completeUntil all orders that were placed up to here are there; null while the first import goes on
     * @param placed how many orders were placed since then, of those that are there
     */
    record Fetched(@Nullable Instant at, @Nullable Instant completeUntil, int placed) {}
}
