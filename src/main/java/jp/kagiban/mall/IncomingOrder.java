package jp.kagiban.mall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as received from a mall. A missing or unreadable field is null or empty, except number, state and time.
 * Contains personal data, which {@code toString} leaves out.
 *
 * @param number such as {@code 900001-20300105-0000000001}
 * @param statusCode the code of an {@link OrderStatus}, or an unknown code
 * @param deliveryDate the delivery day that the buyer wants, in Tokyo
 * @param shippingTerm the time of day that the buyer wants: 0 none, 1 morning, 2 afternoon, 9 other, otherwise two
 *     hours as digits ({@code 1416})
 * @param remarks the buyer's text, with line breaks
 * @param memo the shop's note (ひとことメモ)
 * @param packages the parcels, with their items and recipients
 * @param original the order, byte for byte, for encryption
 */
public record IncomingOrder(
        String number,
        int statusCode,
        Instant orderedAt,
        Times times,
        OrderAmounts amounts,
        Settlement settlement,
        @Nullable String subStatusName,
        @Nullable String deliveryName,
        @Nullable LocalDate deliveryDate,
        int shippingTerm,
        OrderPerson orderer,
        List<OrderPackage> packages,
        @Nullable String remarks,
        @Nullable String memo,
        OriginalOrder original) {

    public IncomingOrder {
        packages = List.copyOf(packages);
    }

    /** All items of all packages. */
    public List<OrderItem> items() {
        return packages.stream().flatMap(parcel -> parcel.items().stream()).toList();
    }

    /** The packages that were not deleted. */
    public List<OrderPackage> standingPackages() {
        return packages.stream().filter(parcel -> !parcel.deleted()).toList();
    }

    /**
     * Returns a copy without personal data, for members who pack by number and amount, or only view orders. The copy
     * has no names, addresses, telephone numbers and original. It also has no free text, since buyers write names into
     * remarks, ribbons and choices.
     */
    public IncomingOrder withoutPeople() {
        return new IncomingOrder(
                number,
                statusCode,
                orderedAt,
                times,
                amounts,
                settlement,
                subStatusName,
                deliveryName,
                deliveryDate,
                shippingTerm,
                OrderPerson.NOBODY,
                packages.stream().map(OrderPackage::withoutPeople).toList(),
                null,
                null,
                OriginalOrder.of(new byte[0]));
    }

    @Override
    public String toString() {
        return "IncomingOrder[" + number + ", " + statusCode + "]";
    }

    /** Times of events; null means not yet. */
    public record Times(
            @Nullable Instant confirmed,
            @Nullable Instant fixed,
            @Nullable Instant shippingOrdered,
            @Nullable Instant shippingReported,
            @Nullable LocalDate cancelDue) {}

    /**
     * The payment method.
     *
     * @param methodCode the mall's code; null if missing
     */
    public record Settlement(
            @Nullable Integer methodCode, @Nullable String method) {}
}
