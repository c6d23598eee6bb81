package jp.kagiban.mall;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the parcels of an order.
 *
 * @param basketId null if missing
 * @param recipient dummy values until the receiver of a social gift enters an address
 * @param goods the price in yen; null is 未確定
 * @param postage in yen; null is 未確定
 * @param total in yen; null is 未確定
 * @param noshi the text on the gift ribbon
 * @param deleted removed from the order
 * @param socialGift null if the package isn't a social gift
 */
public record OrderPackage(
        @Nullable Long basketId,
        OrderPerson recipient,
        @Nullable Long goods,
        @Nullable Long postage,
        @Nullable Long total,
        @Nullable String noshi,
        boolean deleted,
        List<OrderItem> items,
        List<Shipping> shippings,
        @Nullable SocialGift socialGift) {

    public OrderPackage {
        items = List.copyOf(items);
        shippings = List.copyOf(shippings);
    }

    /** The items that were not deleted. */
    public List<OrderItem> standingItems() {
        return items.stream().filter(item -> !item.deleted()).toList();
    }

    /** The same package without its receiver, ribbon, shippings and the buyer's choices. */
    OrderPackage withoutPeople() {
        return new OrderPackage(
                basketId,
                OrderPerson.NOBODY,
                goods,
                postage,
                total,
                null,
                deleted,
                items.stream().map(OrderItem::withoutChoice).toList(),
                List.of(),
                socialGift);
    }

    /** Leaves out the ribbon, which may have a name. */
    @Override
    public String toString() {
        return "OrderPackage[" + basketId + ", items=" + items.size() + "]";
    }

    /** A shipped parcel. */
    public record Shipping(
            @Nullable String number,
            @Nullable String company,
            @Nullable LocalDate date) {}

    /**
     * A gift whose receiver enters the address.
     *
     * @param inputDueDate the last day for the address, in Tokyo
     * @param entered whether the receiver has entered the address
     */
    public record SocialGift(
            @Nullable String number, @Nullable LocalDate inputDueDate, boolean entered) {}
}
