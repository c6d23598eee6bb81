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
 * Fetches the details of orders, in portions. A refused portion is halved and asked for again, so that one bad order doesn't
 * block the others; alone, it counts as missing and is asked for again later. An unreadable answer counts as a temporary fault at
 * first, and as a refusal after several runs. For one step and one thread.
 */
final class Details {

    private static final Logger LOG = LoggerFactory.getLogger(Details.class);

    /** The limit of the vault, in bytes. */
    private static final int LARGEST_ORDER = 1 << 20;

    /** How many runs in a row fail before single orders are suspected. */
    private static final int PATIENCE = 2;

    /** If more orders than this can't be read, the fault isn't in the orders. */
    private static final int MOST_UNREADABLE = 3;

    private final Function<List<String>, MallReply<OrdersGot>> asking;
    private final int atOnce;
    private final boolean suspicious;
    private final List<OrderOutline> orders = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();

    /**
     * @param atOnce how many orders one call names
     * @param failures how many runs in a row failed before
     */
    Details(Function<List<String>, MallReply<OrdersGot>> asking, int atOnce, int failures) {
        this.asking = asking;
        this.atOnce = atOnce;
        this.suspicious = failures >= PATIENCE;
    }

    List<OrderOutline> orders() {
        return orders;
    }

    /** Asked for and not handed out. */
    List<String> missing() {
        return missing;
    }

    /** Returns why it ended early; empty if all were asked for. */
    Optional<MallOutcome> ask(List<String> numbers) {
        Deque<List<String>> left = portions(numbers);
        while (!left.isEmpty()) {
            List<String> some = left.pop();
            switch (asking.apply(some)) {
                case MallReply.Ok<OrdersGot>(OrdersGot got) -> take(got, some);
                case MallReply.BadRequest<OrdersGot> bad -> {
                    LOG.info(
                            "The mall refused a call for {} orders: {}; asking for fewer at a time",
                            some.size(),
                            bad.codes());
                    divide(some, left);
                }
                case MallReply.Failed<OrdersGot>(MallOutcome.Garbled _)
                when suspicious && aside.size() < MOST_UNREADABLE -> divide(some, left);
                case MallReply.Failed<OrdersGot>(MallOutcome outcome) -> {
                    return Optional.of(outcome);
                }
            }
        }
        missing.addAll(aside);
        return Optional.empty();
    }

    private Deque<List<String>> portions(List<String> numbers) {
        Deque<List<String>> parts = new ArrayDeque<>();
        for (int i = 0; i < numbers.size(); i += atOnce) {
            parts.add(numbers.subList(i, Math.min(numbers.size(), i + atOnce)));
        }
        return parts;
    }

    private void divide(List<String> some, Deque<List<String>> left) {
        if (some.size() == 1) {
            aside.add(some.getFirst());
            return;
        }
        left.push(some.subList(some.size() / 2, some.size()));
        left.push(some.subList(0, some.size() / 2));
    }

    private void take(OrdersGot got, List<String> asked) {
        Set<String> wanted = new HashSet<>(asked);
        List<OrderOutline> fit = got.orders().stream()
                .filter(order ->
                        wanted.contains(order.number()) && order.original().length() <= LARGEST_ORDER)
                .toList();
        orders.addAll(fit);
        missing.addAll(new OrdersGot(fit, List.of()).missingOf(asked));
    }
}
