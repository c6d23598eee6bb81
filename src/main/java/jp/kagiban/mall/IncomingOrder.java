package jp.kagiban.mall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as a mall tells it. What is missing or unreadable is null or empty; number, state and time of the order are always
 * there. Personal data: no text of this record bears it.
 *
 * @param number such as {@code 900001-20300105-0000000001}
 * @param statusCode an {@link OrderStatus}' code, or one that isn't known
 * @param deliveryDate the day that the buyer wishes, in Tokyo
 * @param shippingTerm the time of day that the buyer wishes: 0 none, 1 morning, 2 afternoon, 9 other, else from and to hours as
 *     digits ({@code 1416})
 * @param remarks the buyer's words, with their line breaks
 * @param memo the shop's own words (ひとことメモ)
 * @param packages with their items and recipients
 * @param original the order itself, byte for byte, for sealing
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

    /** The same order without anybody's name, address, telephone number or words. Its original is empty. */
    public IncomingOrder withoutPeople() {
        return Anonymous.of(this);
    }

    @Override
    public String toString() {
        return "IncomingOrder[" + number + ", " + statusCode + "]";
    }

    /** When what happened; null is not yet. */
    public record Times(
            @Nullable Instant confirmed,
            @Nullable Instant fixed,
            @Nullable Instant shippingOrdered,
            @Nullable Instant shippingReported,
            @Nullable LocalDate cancelDue) {}

    /**
     * How it is paid.
     *
     * @param methodCode the mall's own; null where it gave none
     */
    public record Settlement(
            @Nullable Integer methodCode, @Nullable String method) {}
}
