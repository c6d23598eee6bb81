package jp.kagiban.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the fake RMS has, told past its wire. */
public final class RmsTruth {

    private RmsTruth() {}

    public static List<String> numbers(SandboxOrders orders, String shop) {
        return numbers(orders, shop, _ -> true);
    }

    private static List<String> numbers(SandboxOrders orders, String shop, Predicate<SandboxOrder> wanted) {
        return orders.matching(shop, Instant.EPOCH, Instant.MAX, wanted).stream()
                .map(order -> order.number().text())
                .toList();
    }

    public static List<String> socialGifts(SandboxOrders orders, String shop) {
        return numbers(orders, shop, SandboxOrder::isSocialGift);
    }

    public static List<String> severalParcels(SandboxOrders orders, String shop) {
        return numbers(orders, shop, order -> order.parcels() > 1);
    }

    public static List<String> undetermined(SandboxOrders orders, String shop) {
        return numbers(orders, shop, SandboxOrder::isUndetermined);
    }

    /** RMS's code of the state, by number. */
    public static Map<String, Integer> states(SandboxOrders orders, String shop) {
        return orders.matching(shop, Instant.EPOCH, Instant.MAX, _ -> true).stream()
                .collect(Collectors.toMap(order -> order.number().text(), SandboxOrder::state));
    }

    /** The order as it would come over the wire now. */
    public static String body(SandboxOrders orders, String number) {
        return OrderBody.of(orders.find(number).orElseThrow(), 10).toString();
    }
}
