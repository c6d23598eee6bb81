package jp.kagiban.mall;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a call for orders brought. Orders that the mall doesn't hand out come as messages, and an order
 * without a number, a state or a time that can be read is not among these: compare with what was asked.
 */
public record OrdersGot(List<OrderOutline> orders, List<MallMessage> messages) {

    public OrdersGot {
        orders = List.copyOf(orders);
        messages = List.copyOf(messages);
    }

    /** Which of these numbers did not come. */
    public Set<String> missingOf(List<String> asked) {
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(orders.stream().map(OrderOutline::number).collect(Collectors.toSet()));
        return missing;
    }
}
