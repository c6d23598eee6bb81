package jp.kagiban.mall;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The result of a call for orders. For an order that the mall doesn't return, there is a message. An order without readable number, state or time is missing:
 * compare with the requested numbers.
 */
public record OrdersGot(List<OrderOutline> orders, List<MallMessage> messages) {

    public OrdersGot {
        orders = List.copyOf(orders);
        messages = List.copyOf(messages);
    }

    /** The requested numbers that are missing. */
    public Set<String> missingOf(List<String> asked) {
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(orders.stream().map(OrderOutline::number).collect(Collectors.toSet()));
        return missing;
    }
}
