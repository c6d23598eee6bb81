package jp.kagiban.mall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes personal data from an order, for members who pack by number and amount, or only view. */
final class Anonymous {

    private static final @Nullable String NOTHING = null;
    private static final OrderPerson NOBODY = new OrderPerson(
            NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING,
            NOTHING);

    private Anonymous() {}

    /** Also removes the original and all free text: buyers write names into remarks, ribbons and choices. */
    static IncomingOrder of(IncomingOrder order) {
        return new IncomingOrder(
                order.number(),
                order.statusCode(),
                order.orderedAt(),
                order.times(),
                order.amounts(),
                order.settlement(),
                order.subStatusName(),
                order.deliveryName(),
                order.deliveryDate(),
                order.shippingTerm(),
                NOBODY,
                order.packages().stream().map(Anonymous::parcel).toList(),
                null,
                null,
                OriginalOrder.of(new byte[0]));
    }

    private static OrderPackage parcel(OrderPackage parcel) {
        return new OrderPackage(
                parcel.basketId(),
                NOBODY,
                parcel.goods(),
                parcel.postage(),
                parcel.total(),
                null,
                parcel.deleted(),
                parcel.items().stream().map(Anonymous::item).toList(),
                List.of(),
                parcel.socialGift());
    }

    private static OrderItem item(OrderItem item) {
        return new OrderItem(
                item.itemDetailId(),
                item.name(),
                item.itemNumber(),
                item.manageNumber(),
                item.price(),
                item.priceWithTax(),
                item.taxRate(),
                item.units(),
                null,
                item.deleted(),
                item.skus());
    }
}
