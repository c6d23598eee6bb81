package jp.kagiban.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.mall.MallReply;
import jp.kagiban.mall.OrderOutline;
import jp.kagiban.mall.OrdersGot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the details of orders in portions. A refused portion is halved and fetched again, so that a bad order doesn't
 * block the others. A single refused order counts as missing and is fetched again later. An unreadable answer counts as
 * a temporary fault at first. After two failed runs it is treated like a refusal. If the orders are very large, the rest
 * counts as missing too. Used for one step by one thread.
 */
final class Details {

    private static final Logger LOG = LoggerFactory.getLogger(Details.class);

    /** The vault's limit for an order, in bytes. */
    private static final int LARGEST_ORDER = 1 << 20;

    /** The most bytes of orders in one step. A page of 1,000 usual orders has 5 MB. */
    private static final int LARGEST_STEP = 16 << 20;

    /** After this many failed runs in a row, single orders are suspected of causing unreadable answers. */
    private static final int SUSPECT_AFTER = 2;

    /** If this many orders can't be read, the fault isn't in single orders. */
    private static final int MAX_UNREADABLE = 3;

    private final Function<List<String>, MallReply<OrdersGot>> call;
    private final int atOnce;
    private final boolean suspectsOrders;
    private final OrderMemory.Share memory;
    private final List<OrderOutline> orders = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private int bytes;

    /**
     * @param atOnce the maximum count of orders in one call
     * @param failures the number of consecutive failed runs before this one
     */
    Details(Function<List<String>, MallReply<OrdersGot>> call, int atOnce, int failures, OrderMemory.Share memory) {
        this.call = call;
        this.atOnce = atOnce;
        this.suspectsOrders = failures >= SUSPECT_AFTER;
        this.memory = memory;
    }

    List<OrderOutline> orders() {
        return orders;
    }

    /** The requested orders that the mall didn't return, or that are too large for the vault. */
    List<String> missing() {
        return missing;
    }

    /** Fetches these orders. Returns the outcome that ended the fetch early; empty if all orders were requested. */
    Optional<MallOutcome> fetch(List<String> numbers) {
        Deque<List<String>> remaining = portions(numbers);
        while (!remaining.isEmpty() && bytes < LARGEST_STEP) {
            List<String> portion = remaining.pop();
            switch (call.apply(portion)) {
                case MallReply.Ok<OrdersGot>(OrdersGot got) -> accept(got, portion);
                case MallReply.BadRequest<OrdersGot> bad -> {
                    LOG.info(
                            "The mall refused a call for {} orders: {}; asking for fewer at a time",
                            portion.size(),
                            bad.codes());
                    halve(portion, remaining);
                }
                case MallReply.Failed<OrdersGot>(MallOutcome.Garbled _)
                when suspectsOrders && unreadable.size() < MAX_UNREADABLE -> halve(portion, remaining);
                case MallReply.Failed<OrdersGot>(MallOutcome outcome) -> {
                    return Optional.of(outcome);
                }
            }
        }
        missing.addAll(unreadable);
        remaining.forEach(missing::addAll);
        return Optional.empty();
    }

    private Deque<List<String>> portions(List<String> numbers) {
        Deque<List<String>> parts = new ArrayDeque<>();
        for (int i = 0; i < numbers.size(); i += atOnce) {
            parts.add(numbers.subList(i, Math.min(numbers.size(), i + atOnce)));
        }
        return parts;
    }

    private void halve(List<String> portion, Deque<List<String>> remaining) {
        if (portion.size() == 1) {
            unreadable.add(portion.getFirst());
            return;
        }
        remaining.push(portion.subList(portion.size() / 2, portion.size()));
        remaining.push(portion.subList(0, portion.size() / 2));
    }

    private void accept(OrdersGot got, List<String> requested) {
        Set<String> wanted = new HashSet<>(requested);
        List<OrderOutline> fitting = got.orders().stream()
                .filter(order -> order.original().length() <= LARGEST_ORDER && wanted.remove(order.number()))
                .toList();
        int more = bytes(fitting);
        memory.take(more);
        bytes += more;
        orders.addAll(fitting);
        missing.addAll(new OrdersGot(fitting).missingOf(requested));
    }

    static int bytes(List<OrderOutline> orders) {
        return orders.stream().mapToInt(order -> order.original().length()).sum();
    }
}
