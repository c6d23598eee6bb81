package jp.kagiban.mall;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The result of a call for orders. A message names each order that the mall doesn't return. An order without a readable
 * number, state or time is left out without a message; {@link #missingOf} finds it.
 */
public record OrdersGot(List<OrderOutline> orders, List<MallMessage> messages) {

    public OrdersGot {
        orders = List.copyOf(orders);
        messages = List.copyOf(messages);
    }

    /** The requested numbers that are missing. */
    public Set<String> missingOf(List<String> requested) {
        Set<String> missing = new TreeSet<>(requested);
        missing.removeAll(orders.stream().map(OrderOutline::number).collect(Collectors.toSet()));
        return missing;
    }
}
