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
 * A window of order times that is being searched, both ends included, in whole seconds.
 *
 * @param state only orders in this state; null: in any, or in one of several
 * @param several only orders in one of these; empty: in any, or in a single one. Stored under its own name, which older versions
 *     ignore
 * @param page the page to ask for next, from 1 on
 * @param total what the first page counted; 0 before it
 * @param counted whether its orders have been added to what a first import expects
 * @param again how often it restarted because the count changed between two pages
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

    private static final int MOST_AGAIN = 3;

    SearchWindow {
        // Missing in rows of older versions.
        several = Set.copyOf(Objects.requireNonNullElse(several, Set.of()));
    }

    /** Only orders in one of these; empty: in any. */
    Set<OrderStatus> states() {
        return state == null ? several : Set.of(state);
    }

    static SearchWindow of(Instant from, Instant to) {
        return new SearchWindow(from, to, null, Set.of(), 1, 0, false, 0);
    }

    /** The windows left after a page: none if it is done, two if it was split. The older part comes first. */
    List<SearchWindow> after(OrderPage got, OrderLimits limits) {
        if (page == 1 && got.total() > limits.reachable() && from.isBefore(to)) {
            return split();
        }
        if (states().isEmpty() && page > 1 && got.total() != total && again < MOST_AGAIN) {
            return List.of(new SearchWindow(from, to, state, several, 1, 0, counted, again + 1));
        }
        int counts = page == 1 ? got.total() : total;
        return page < Math.min(got.pages(), limits.reachable() / limits.page())
                ? List.of(new SearchWindow(from, to, state, several, page + 1, counts, true, again))
                : List.of();
    }

    private List<SearchWindow> split() {
        Instant middle = from.plusSeconds(Duration.between(from, to).toSeconds() / 2);
        return List.of(
                new SearchWindow(from, middle, state, several, 1, 0, true, 0),
                new SearchWindow(middle.plusSeconds(1), to, state, several, 1, 0, true, 0));
    }

    SearchWindow in(Set<OrderStatus> only) {
        return only.size() == 1
                ? new SearchWindow(from, to, only.iterator().next(), Set.of(), page, total, counted, again)
                : new SearchWindow(from, to, null, only, page, total, counted, again);
    }

    OrderQuery query(OrderLimits limits) {
        OrderQuery query = OrderQuery.placed(from, to, limits.page()).page(page);
        return states().isEmpty() ? query : query.in(states());
    }

    /** Cuts the time between two instants into windows that the mall accepts, the oldest first; none if the end isn't later. */
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
