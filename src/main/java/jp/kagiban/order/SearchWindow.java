package jp.kagiban.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderQuery;
import jp.kagiban.mall.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * A window of order times that is to be searched. Both ends are included, in whole seconds.
 *
 * @param state the only state that is searched; null for any state or several states
 * @param several the states that are searched if they are more than one; otherwise empty. Stored under its own name,
 *     which older versions ignore
 * @param page the next page to fetch, from 1
 * @param total the number of orders according to the first page; 0 before that
 * @param counted whether the window's orders have been added to the expected orders of the first import
 * @param again how often the window restarted because the total changed between two pages
 */
record SearchWindow(
        Instant from,
        Instant to,
        @Nullable OrderStatus state,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<OrderStatus> several,

        int page,
        int total,
        boolean counted,
        int again) {

    private static final int MAX_RESTARTS = 3;

    SearchWindow {
        // The field is missing in rows of older versions.
        several = Set.copyOf(Objects.requireNonNullElse(several, Set.of()));
    }

    /** Returns the states that are searched; empty for any state. */
    Set<OrderStatus> states() {
        return state == null ? several : Set.of(state);
    }

    static SearchWindow of(Instant from, Instant to) {
        return new SearchWindow(from, to, null, Set.of(), 1, 0, false, 0);
    }

    /**
     * Returns the windows that remain after a page: none if the window is done, two if it was split. The older part
     * comes first.
     */
    List<SearchWindow> after(OrderPage result, OrderLimits limits) {
        if (page == 1 && result.total() > limits.reachable() && from.isBefore(to)) {
            return split();
        }
        if (states().isEmpty() && page > 1 && result.total() != total && again < MAX_RESTARTS) {
            return List.of(new SearchWindow(from, to, state, several, 1, 0, counted, again + 1));
        }
        int firstTotal = page == 1 ? result.total() : total;
        return page < Math.min(result.pages(), limits.reachable() / limits.page())
                ? List.of(new SearchWindow(from, to, state, several, page + 1, firstTotal, true, again))
                : List.of();
    }

    private List<SearchWindow> split() {
        Instant middle = from.plusSeconds(Duration.between(from, to).toSeconds() / 2);
        return List.of(
                new SearchWindow(from, middle, state, several, 1, 0, true, 0),
                new SearchWindow(middle.plusSeconds(1), to, state, several, 1, 0, true, 0));
    }

    SearchWindow in(Set<OrderStatus> searched) {
        return searched.size() == 1
                ? new SearchWindow(from, to, searched.iterator().next(), Set.of(), page, total, counted, again)
                : new SearchWindow(from, to, null, searched, page, total, counted, again);
    }

    OrderQuery query(OrderLimits limits) {
        OrderQuery query = OrderQuery.placed(from, to, limits.page()).page(page);
        return states().isEmpty() ? query : query.in(states());
    }

    /**
     * Cuts the time between two instants into windows that the mall accepts, the oldest first. Returns none if the end
     * isn't after the begin.
     */
    static List<SearchWindow> cut(Instant from, Instant to, OrderLimits limits) {
        List<SearchWindow> windows = new ArrayList<>();
        Instant begin = from;
        while (begin.isBefore(to)) {
            Instant end = begin.plus(limits.widest());
            windows.add(of(begin, end.isAfter(to) ? to : end));
            begin = end;
        }
        return List.copyOf(windows);
    }
}
