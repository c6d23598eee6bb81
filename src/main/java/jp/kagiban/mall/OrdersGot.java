package jp.kagiban.mall;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The result of a call for orders. Orders without a readable number, state or time are left out; {@link #missingOf} finds
 * them.
 */
public record OrdersGot(List<OrderOutline> orders) {

    public OrdersGot {
        orders = List.copyOf(orders);
    }

    /** The requested numbers that are missing. */
    public Set<String> missingOf(List<String> requested) {
        Set<String> missing = new TreeSet<>(requested);
        missing.removeAll(orders.stream().map(OrderOutline::number).collect(Collectors.toSet()));
        return missing;
    }
}
