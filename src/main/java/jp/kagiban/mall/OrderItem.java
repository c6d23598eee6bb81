package jp.kagiban.mall;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param itemNumber 商品番号
 * @param manageNumber 商品管理番号
 * @param price of one unit in yen; null is 未確定
 * @param priceWithTax of one unit in yen; null is 未確定
 * @param taxRate such as 0.1
 * @param selectedChoice the buyer's choices, one per line
 * @param deleted removed from the order
 */
public record OrderItem(
        @Nullable Long itemDetailId,
        @Nullable String name,
        @Nullable String itemNumber,
        @Nullable String manageNumber,
        @Nullable Long price,
        @Nullable Long priceWithTax,
        @Nullable BigDecimal taxRate,
        int units,
        @Nullable String selectedChoice,
        boolean deleted,
        List<Sku> skus) {

    public OrderItem {
        skus = List.copyOf(skus);
    }

    /** The same item without the buyer's choice, which may hold a name. */
    OrderItem withoutChoice() {
        return new OrderItem(
                itemDetailId, name, itemNumber, manageNumber, price, priceWithTax, taxRate, units, null, deleted, skus);
    }

    /** Leaves out the items, which are private. */
    @Override
    public String toString() {
        return "OrderItem[" + itemDetailId + "]";
    }

    /** The variant. */
    public record Sku(
            @Nullable String variantId,
            @Nullable String merchantDefinedSkuId,
            @Nullable String info) {}
}
