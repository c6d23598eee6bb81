package jp.kagiban.mall;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the parcels of an order.
 *
 * @param basketId null where the mall gave none
 * @param recipient dummy values while the receiver of a social gift has not entered an address
 * @param goods yen; null is 未確定
 * @param postage yen; null is 未確定
 * @param total yen; null is 未確定
 * @param noshi words on the gift ribbon
 * @param deleted taken out of the order again
 * @param socialGift null where it is none
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

    /** The ribbon may bear a name. */
    @Override
    public String toString() {
        return "OrderPackage[" + basketId + ", items=" + items.size() + "]";
    }

    /** A parcel on its way. */
    public record Shipping(
            @Nullable String number,
            @Nullable String company,
            @Nullable LocalDate date) {}

    /**
     * A gift whose receiver enters the address.
     *
     * @param inputDueDate until when, a day in Tokyo
     * @param entered whether the receiver has
     */
    public record SocialGift(
            @Nullable String number, @Nullable LocalDate inputDueDate, boolean entered) {}
}
