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
 * The progress of a shop's intake; stored as JSON. Each list contains the windows still to be searched, the next one first.
 *
 * @param watermark the orders placed up to here are known, back to where the first import has come
 * @param floor how far back the first import reaches
 * @param forward from the watermark to the begin of the run, the oldest first
 * @param backwards of the first import, the newest first
 * @param states of the search for changed states
 * @param ranAt when the last search forward began, or null before the first
 * @param sweptAt when the last search for changed states began, or null before the first
 * @param expected how many orders the first import has met so far
 * @param fetched how many of them it is through with
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

    /** A mall may show an order a little after its time. The search for states finds orders that come even later. */
    static final Duration OVERLAP = Duration.ofHours(1);

    /** How long before its end a window is cut that the mall is about to refuse. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    IntakeCursor {
        forward = List.copyOf(forward);
        backwards = List.copyOf(backwards);
        // An older node reads a window of several states as one of any state.
        boolean lost = states.stream().anyMatch(window -> window.states().isEmpty());
        states = lost ? List.of() : List.copyOf(states);
        sweptAt = lost ? null : sweptAt;
    }

    /** The start of a shop's intake: nothing is known, and everything back to the floor must be fetched. */
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

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Reaches further back. The time between the old floor and the new one comes last. */
    IntakeCursor reaching(Instant now, int reachDays, OrderLimits limits) {
        Instant wanted = floor(second(now), reachDays, limits);
        if (!wanted.isBefore(floor)) {
            return this;
        }
        List<SearchWindow> more = Stream.concat(
                        backwards.stream(), SearchWindow.cut(wanted, floor, limits).reversed().stream())
                .toList();
        return new IntakeCursor(watermark, wanted, forward, more, states, ranAt, sweptAt, expected, fetched);
    }

    /**
     * A watermark in the future was set while the clock was ahead. The real progress is unknown, so it goes back by a whole
     * window.
     *
     * @param oldest orders placed before are not kept
     */
    IntakeCursor beginForward(Instant now, Instant oldest, OrderLimits limits) {
        Instant start = second(now);
        Instant known = watermark.isAfter(start) ? start.minus(limits.widest()) : watermark;
        Instant from = Stream.of(oldest, start.minus(limits.reach())).reduce(known.minus(OVERLAP), IntakeCursor::later);
        List<SearchWindow> windows = SearchWindow.cut(second(from), start, limits);
        return new IntakeCursor(known, floor, windows, backwards, states, start, sweptAt, expected, fetched);
    }

    /**
     * The search for changed states. If no order is known to be in a state, each order found there has changed into it, so all
     * such states are one search. Each other state is a search of its own.
     *
     * @param oldest orders placed before are not kept
     * @param met the states in which orders placed since then are known to be
     */
    IntakeCursor beginStates(Instant now, Instant oldest, OrderLimits limits, Function<Instant, Set<OrderStatus>> met) {
        Instant start = second(now);
        Instant from = later(later(start.minus(limits.widest()), floor), second(oldest));
        Set<OrderStatus> known = met.apply(from);
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

    /** Leaves out times that are too old to be kept or to be asked for. */
    IntakeCursor within(Instant now, Instant oldest, OrderLimits limits) {
        Instant from = second(later(oldest, now.minus(limits.reach())));
        List<SearchWindow> left = backwards.stream()
                .filter(window -> window.to().isAfter(from))
                .map(window -> isTooEarly(window, from, now, limits) ? SearchWindow.of(from, window.to()) : window)
                .toList();
        return new IntakeCursor(watermark, floor, forward, left, states, ranAt, sweptAt, expected, fetched);
    }

    /** A window whose pages are under way keeps its bounds for as long as the mall takes them. */
    private static boolean isTooEarly(SearchWindow window, Instant from, Instant now, OrderLimits limits) {
        Instant bound = window.page() == 1 ? from : now.minus(limits.farthest()).plus(MARGIN);
        return window.from().isBefore(bound) && window.from().isBefore(from);
    }

    /** The cursor after a page of this kind's next window was fetched. */
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
        boolean through = rest.isEmpty() && done.to().isAfter(watermark);
        return new IntakeCursor(
                through ? done.to() : watermark,
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
        long met = done.page() == 1 && !done.counted() ? page.total() : 0;
        boolean split = rest.size() > 1;
        return new IntakeCursor(
                watermark,
                floor,
                forward,
                next(backwards, rest.reversed()),
                states,
                ranAt,
                sweptAt,
                expected + met,
                fetched + (split ? 0 : page.orderNumbers().size()));
    }

    /** The cursor without a window of the first import that the mall refuses to search. */
    IntakeCursor skipping(SearchWindow window) {
        List<SearchWindow> left =
                backwards.stream().filter(one -> !one.equals(window)).toList();
        return new IntakeCursor(watermark, floor, forward, left, states, ranAt, sweptAt, expected, fetched);
    }

    private static List<SearchWindow> next(List<SearchWindow> windows, List<SearchWindow> rest) {
        List<SearchWindow> left = new ArrayList<>(rest);
        left.addAll(windows.subList(1, windows.size()));
        return left;
    }

    /** Whether the first import still has windows so near that the search for states would search them too. */
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
