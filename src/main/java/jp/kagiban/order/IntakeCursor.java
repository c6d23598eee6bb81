package jp.kagiban.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.mall.OrderLimits;
import jp.kagiban.mall.OrderPage;
import jp.kagiban.mall.OrderStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The progress of a shop's intake. Stored as JSON. Each list contains the windows that are still to be searched, the
 * next window first.
 *
 * @param watermark orders placed up to this time are known, back to the time that the first import has reached
 * @param floor the earliest time of the first import
 * @param forward the windows of the search for new orders, the oldest first
 * @param backwards the windows of the first import, the newest first
 * @param states the windows of the search for changed states
 * @param ranAt when the last search for new orders began, or null before the first
 * @param sweptAt when the last search for changed states began, or null before the first
 * @param expected the number of orders that the first import has found so far
 * @param fetched how many of these orders the first import has processed
 */
record IntakeCursor(
        Instant watermark,
        Instant floor,
        List<SearchWindow> forward,
        List<SearchWindow> backwards,
        List<SearchWindow> states,
        @Nullable Instant ranAt,
        @Nullable Instant sweptAt,
        long expected,
        long fetched) {

    /**
     * How far a search for new orders reaches back before the watermark, since a mall may list an order late. The
     * search for states finds orders that are listed even later.
     */
    static final Duration OVERLAP = Duration.ofHours(1);

    /** A window is shortened if its begin is this close to the mall's limit, before the mall refuses it. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    IntakeCursor {
        forward = List.copyOf(forward);
        backwards = List.copyOf(backwards);
        // An older node drops the several states of a window. Such windows can't be used, so the search for states
        // restarts.
        boolean statesLost = states.stream().anyMatch(window -> window.states().isEmpty());
        states = statesLost ? List.of() : List.copyOf(states);
        sweptAt = statesLost ? null : sweptAt;
    }

    /** Returns the cursor of a new intake: no order is known, and the first import goes back to the floor. */
    static IntakeCursor at(Instant now, int reachDays, OrderLimits limits) {
        Instant start = second(now);
        Instant floor = floor(start, reachDays, limits);
        return new IntakeCursor(
                start,
                floor,
                List.of(),
                SearchWindow.cut(floor, start, limits).reversed(),
                List.of(),
                start,
                null,
                0,
                0);
    }

    private static Instant floor(Instant now, int reachDays, OrderLimits limits) {
        return later(now.minus(Duration.ofDays(reachDays)), now.minus(limits.reach()));
    }

    static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant later(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }

    /** Moves the floor further back. The time between the new and the old floor is imported last. */
    IntakeCursor reaching(Instant now, int reachDays, OrderLimits limits) {
        Instant newFloor = floor(second(now), reachDays, limits);
        if (!newFloor.isBefore(floor)) {
            return this;
        }
        List<SearchWindow> more = Stream.concat(
                        backwards.stream(), SearchWindow.cut(newFloor, floor, limits).reversed().stream())
                .toList();
        return new IntakeCursor(watermark, newFloor, forward, more, states, ranAt, sweptAt, expected, fetched);
    }

    /**
     * Begins a search for new orders. A watermark in the future was set while the clock was fast. The real progress is
     * unknown then, so the watermark goes back by a whole window.
     *
     * @param oldest orders placed before this time aren't kept
     */
    IntakeCursor beginForward(Instant now, Instant oldest, OrderLimits limits) {
        Instant start = second(now);
        Instant known = watermark.isAfter(start) ? start.minus(limits.widest()) : watermark;
        Instant from = Stream.of(oldest, start.minus(limits.reach())).reduce(known.minus(OVERLAP), IntakeCursor::later);
        List<SearchWindow> windows = SearchWindow.cut(second(from), start, limits);
        return new IntakeCursor(known, floor, windows, backwards, states, start, sweptAt, expected, fetched);
    }

    /**
     * Begins a search for changed states. All states that no known order has are one search, since every order found
     * there is new or changed. Each other state is a search of its own.
     *
     * @param oldest orders placed before this time aren't kept
     * @param knownStates returns the states of the known orders that were placed since a time
     */
    IntakeCursor beginStates(
            Instant now, Instant oldest, OrderLimits limits, Function<Instant, Set<OrderStatus>> knownStates) {
        Instant start = second(now);
        Instant from = later(later(start.minus(limits.widest()), floor), second(oldest));
        Set<OrderStatus> known = knownStates.apply(from);
        Set<OrderStatus> others = EnumSet.allOf(OrderStatus.class);
        others.removeAll(known);
        List<SearchWindow> windows = Stream.concat(
                        Stream.of(others), known.stream().sorted().map(Set::of))
                .filter(states -> !states.isEmpty())
                .flatMap(
                        states -> SearchWindow.cut(from, start, limits).stream().map(window -> window.in(states)))
                .toList();
        return new IntakeCursor(watermark, floor, forward, backwards, windows, ranAt, start, expected, fetched);
    }

    /** Returns the cursor without times that are too old to be kept, or too old for a search at the mall. */
    IntakeCursor within(Instant now, Instant oldest, OrderLimits limits) {
        Instant from = second(later(oldest, now.minus(limits.reach())));
        List<SearchWindow> left = backwards.stream()
                .filter(window -> window.to().isAfter(from))
                .map(window -> isTooEarly(window, from, now, limits) ? SearchWindow.of(from, window.to()) : window)
                .toList();
        return new IntakeCursor(watermark, floor, forward, left, states, ranAt, sweptAt, expected, fetched);
    }

    /**
     * Whether the window's begin must be moved. A window whose pages are being fetched keeps its bounds as long as the
     * mall accepts them.
     */
    private static boolean isTooEarly(SearchWindow window, Instant from, Instant now, OrderLimits limits) {
        Instant bound = window.page() == 1 ? from : now.minus(limits.farthest()).plus(MARGIN);
        return window.from().isBefore(bound) && window.from().isBefore(from);
    }

    /** Returns the cursor after a page of the search's window was fetched. */
    IntakeCursor after(Step.Search search, OrderPage page, OrderLimits limits) {
        SearchWindow done = search.window();
        List<SearchWindow> rest = done.after(page, limits);
        return switch (search.kind()) {
            case FORWARD -> forward(done, rest);
            case BACKWARDS -> backwards(done, rest, page);
            case STATES ->
                new IntakeCursor(
                        watermark, floor, forward, backwards, next(states, rest), ranAt, sweptAt, expected, fetched);
        };
    }

    private IntakeCursor forward(SearchWindow done, List<SearchWindow> rest) {
        boolean windowDone = rest.isEmpty() && done.to().isAfter(watermark);
        return new IntakeCursor(
                windowDone ? done.to() : watermark,
                floor,
                next(forward, rest),
                backwards,
                states,
                ranAt,
                sweptAt,
                expected,
                fetched);
    }

    private IntakeCursor backwards(SearchWindow done, List<SearchWindow> rest, OrderPage page) {
        long counted = done.page() == 1 && !done.counted() ? page.total() : 0;
        boolean split = rest.size() > 1;
        return new IntakeCursor(
                watermark,
                floor,
                forward,
                next(backwards, rest.reversed()),
                states,
                ranAt,
                sweptAt,
                expected + counted,
                fetched + (split ? 0 : page.orderNumbers().size()));
    }

    /** Returns the cursor without a window of the first import that the mall refuses to search. */
    IntakeCursor skipping(SearchWindow window) {
        List<SearchWindow> left =
                backwards.stream().filter(other -> !other.equals(window)).toList();
        return new IntakeCursor(watermark, floor, forward, left, states, ranAt, sweptAt, expected, fetched);
    }

    private static List<SearchWindow> next(List<SearchWindow> windows, List<SearchWindow> rest) {
        List<SearchWindow> left = new ArrayList<>(rest);
        left.addAll(windows.subList(1, windows.size()));
        return left;
    }

    /** Whether the first import still has windows so recent that the search for states would search them too. */
    boolean newestMissing(Instant now, OrderLimits limits) {
        Instant recent = now.minus(limits.widest());
        return backwards.stream().anyMatch(window -> window.to().isAfter(recent));
    }

    static IntakeCursor read(String json) {
        return JsonMapper.shared().readValue(json, IntakeCursor.class);
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
