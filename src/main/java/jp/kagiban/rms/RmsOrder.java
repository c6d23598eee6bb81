package jp.kagiban.rms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as {@code getOrder} tells it (docs/rakuten-rms.md, Orders). What is missing or unreadable is null or empty; number, state and time
 * of the order are always there. Personal data: no text of this record bears it.
 *
 * @param number such as {@code 900001-20300105-0000000001}
 * @param progressCode RMS's code; it may be one that {@link OrderProgress} does not know
 * @param orderedAt {@code orderDatetime}
 * @param deliveryDate the day that the buyer wishes, in Tokyo
 * @param shippingTerm the time of day that the buyer wishes, as RMS codes it: 0 none, 1 morning, 2 afternoon, 9 other, else
 *     from and to hours as digits ({@code 1416})
 * @param remarks the buyer's words, with their line breaks
 * @param memo the shop's own words (ひとことメモ)
 * @param packages with their items and recipients
 * @param changes what RMS says of changes ({@code ChangeReasonModelList})
 * @param original the object itself, byte for byte, for sealing
 */
public record RmsOrder(
        String number,
        int progressCode,
        Instant orderedAt,
        Times times,
        OrderAmounts amounts,
        Settlement settlement,
        Set<OrderFlag> flags,
        @Nullable String subStatusName,
        @Nullable String deliveryName,
        @Nullable LocalDate deliveryDate,
        int shippingTerm,
        OrderPerson orderer,
        List<OrderPackage> packages,
        @Nullable String remarks,
        @Nullable String memo,
        List<Change> changes,
        OriginalOrder original) {

    public RmsOrder {
        flags = Set.copyOf(flags);
        packages = List.copyOf(packages);
        changes = List.copyOf(changes);
    }

    /** Reads an order that was kept as it came. Empty where it is no order. */
    public static Optional<RmsOrder> read(OriginalOrder original) {
        return OrderReader.read(original);
    }

    /** Empty for a state that RMS did not have when this was written. */
    public Optional<OrderProgress> progress() {
        return OrderProgress.of(progressCode);
    }

    /** All items of all packages. */
    public List<OrderItem> items() {
        return packages.stream().flatMap(parcel -> parcel.items().stream()).toList();
    }

    /** The same order without anybody's name, address, telephone number or words. Its original is empty. */
    public RmsOrder withoutPeople() {
        return Anonymous.of(this);
    }

    @Override
    public String toString() {
        return "RmsOrder[" + number + ", " + progressCode + "]";
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
     * @param methodCode docs/rakuten-rms.md, Codes; null where RMS gave none
     */
    public record Settlement(
            @Nullable Integer methodCode, @Nullable String method) {}

    /** A change of the order; the codes are RMS's own. */
    public record Change(
            @Nullable Long id,
            @Nullable Integer type,
            @Nullable Integer typeDetail,
            @Nullable Integer reason,
            @Nullable Integer reasonDetail,
            @Nullable Instant applied,
            @Nullable Instant fixed,
            @Nullable Instant completed) {}
}
