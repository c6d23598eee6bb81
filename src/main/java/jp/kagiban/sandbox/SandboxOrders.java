package jp.kagiban.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.sandbox.OrderLedger.Fate;
import jp.kagiban.sandbox.OrderLedger.OrderSource;
import jp.kagiban.sandbox.OrderLedger.ShopLedger;
import jp.kagiban.sandbox.SandboxRefused.Reason;

/**
 * Creates and finds the orders of the fake RMS. An order's content follows from its number, and its state from its
 * number and the clock. Only sources and changes to single orders are stored. Each change is on disk when its method
 * returns.
 */
public class SandboxOrders {

    /** The highest rate in orders an hour: a hundred a second. */
    static final int HIGHEST_RATE = 360_000;

    static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

    private static final int MOST_SOURCES = 999;

    private static final int MOST_CREATED = 100_000;

    /** Bounds the memory for one answer. A search of RMS reaches far fewer orders. */
    private static final int MOST_READ = 200_000;

    /** The number of orders in the last two hours, enough for a page and for at least one order with open amounts. */
    private static final int RECENT = 20;

    private static final int EARLIER = 60;

    /** States that orders pass quickly, so that few orders would be seen in them. */
    private static final List<Integer> SHORT_STATES = List.of(
            OrderLife.PROCESSING,
            OrderLife.CHANGING,
            OrderLife.SHIPPED,
            OrderLife.CANCELLING,
            OrderLife.PAYING,
            OrderLife.CANCELLED);

    private final SandboxFile<OrderLedger> file;
    private final Clock clock;
    private volatile OrderLedger ledger;

    SandboxOrders(Path folder, Clock clock) {
        this.file = SandboxFile.orders(folder);
        this.clock = clock;
        this.ledger = file.read(OrderLedger.EMPTY);
    }

    /**
     * Sets the number of orders an hour from now on. Zero ends them. Earlier orders stay.
     *
     * @throws SandboxRefused for a rate below zero or above 360,000
     */
    public synchronized void setRate(String shopNumber, int perHour) {
        refuseUnless(perHour >= 0 && perHour <= HIGHEST_RATE, "A rate is 0 to 360000 orders an hour.");
        Instant now = clock.instant();
        change(shopNumber, shop -> shop.each(source -> source.goesOn() ? source.endingAt(now) : source));
        if (perHour > 0) {
            add(shopNumber, OrderSource.perHour(now, perHour));
        }
    }

    /**
     * Creates this many orders, spread over this time. Future orders appear at their time.
     *
     * @throws SandboxRefused for a count below 1 or above 100,000, or an end that is not after the start
     */
    public synchronized void create(String shopNumber, long count, Instant from, Instant to) {
        refuseUnless(count >= 1 && count <= MOST_CREATED, "A count is 1 to 100000 orders.");
        refuseUnless(to.isAfter(from), "The end must be after the begin.");
        add(shopNumber, OrderSource.spread(from.truncatedTo(ChronoUnit.SECONDS), to, count));
    }

    /**
     * Creates the orders of an ordinary shop, with orders in every state and some recent ones with open amounts. The
     * same shop and moment give the same orders.
     */
    public synchronized void createOrdinaryDay(String shopNumber) {
        Instant now = clock.instant();
        create(shopNumber, RECENT, now.minus(Duration.ofHours(2)), now);
        create(shopNumber, EARLIER, now.minus(Duration.ofDays(30)), now.minus(Duration.ofHours(2)));
        List<SandboxOrder> earlier = matching(shopNumber, Instant.EPOCH, now.minus(Duration.ofHours(3)), _ -> true);
        List<SandboxOrder> newest = earlier.reversed();
        for (int i = 0; i < SHORT_STATES.size(); i++) {
            putInto(newest.get(i).number().text(), SHORT_STATES.get(i));
        }
    }

    private void add(String shopNumber, OrderSource source) {
        refuseUnless(
                ledger.shop(shopNumber).sources().size() < MOST_SOURCES, "This shop has had too many kinds of orders.");
        change(shopNumber, shop -> shop.with(source));
    }

    /**
     * Hides an order from getOrder but not from searchOrder, or shows it again.
     *
     * @throws SandboxRefused if there is no such order
     */
    public void vanish(String orderNumber, boolean hidden) {
        changeFate(orderNumber, fate -> fate.vanish(hidden));
    }

    /**
     * Fixes an order in a state.
     *
     * @param state a code of docs/rakuten-rms.md, Codes
     * @throws SandboxRefused if there is no such order or state
     */
    public void putInto(String orderNumber, int state) {
        refuseUnless(OrderLife.STATES.contains(state), "There is no such state.");
        changeFate(orderNumber, fate -> fate.put(state, clock.instant()));
    }

    private synchronized void changeFate(String orderNumber, UnaryOperator<Fate> change) {
        SandboxOrder order = find(orderNumber)
                .orElseThrow(() -> new SandboxRefused(Reason.NO_SUCH_ORDER, "There is no order of this number."));
        change(order.number().shop(), shop -> shop.with(Map.of(orderNumber, change.apply(order.fate()))));
    }

    /** Confirms these orders, which wait for it. */
    synchronized void confirm(String shopNumber, List<SandboxOrder> orders) {
        Map<String, Fate> fates = new HashMap<>();
        orders.forEach(order -> fates.put(order.number().text(), order.fate().confirm(order.now())));
        change(shopNumber, shop -> shop.with(fates));
    }

    /**
     * Delays each answer about orders.
     *
     * @throws SandboxRefused for a delay above two minutes or below zero
     */
    public synchronized void setDelay(Duration delay) {
        refuseUnless(!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0, "A delay is 0 to 120 seconds.");
        store(ledger.delaying(delay.toMillis()));
    }

    public Duration delay() {
        return Duration.ofMillis(ledger.delayMillis());
    }

    /** Returns the current number of orders an hour of this shop. */
    public int rate(String shopNumber) {
        return ledger.shop(shopNumber).sources().stream()
                .filter(OrderSource::goesOn)
                .mapToInt(source -> (int) (Duration.ofHours(1).toNanos() / source.stepNanos()))
                .sum();
    }

    /** Returns whether orders were ever created for this shop. */
    public boolean known(String shopNumber) {
        return !ledger.shop(shopNumber).sources().isEmpty();
    }

    /** Returns the number of orders of this shop so far, including hidden ones, but at most 200,000. */
    public long count(String shopNumber) {
        return stream(shopNumber, Instant.EPOCH, Instant.MAX, _ -> true).count();
    }

    /** Returns the order as it is now; empty if there is no such order yet. */
    Optional<SandboxOrder> find(String text) {
        Instant now = clock.instant();
        return OrderNumber.parse(text).flatMap(number -> {
            ShopLedger shop = ledger.shop(number.shop());
            return number.source() < shop.sources().size()
                    ? at(shop, number.shop(), number.source(), number.place(), now)
                            .filter(order -> order.number().equals(number))
                    : Optional.empty();
        });
    }

    /** Returns up to 200,000 orders placed in this period, both ends included, the oldest first. */
    List<SandboxOrder> matching(String shopNumber, Instant from, Instant to, Predicate<SandboxOrder> wanted) {
        return stream(shopNumber, from, to, wanted)
                .sorted(Comparator.comparing(SandboxOrder::orderedAt))
                .toList();
    }

    private Stream<SandboxOrder> stream(String shopNumber, Instant from, Instant to, Predicate<SandboxOrder> wanted) {
        Instant now = clock.instant();
        ShopLedger shop = ledger.shop(shopNumber);
        Instant last = to.isBefore(now) ? to.plusSeconds(1) : now;
        return IntStream.range(0, shop.sources().size())
                .boxed()
                .flatMap(source -> shop.sources()
                        .get(source)
                        .near(from, last)
                        .boxed()
                        .flatMap(place -> at(shop, shopNumber, source, place, now).stream()))
                .filter(order ->
                        !order.orderedAt().isBefore(from) && !order.orderedAt().isAfter(to))
                .filter(wanted)
                .limit(MOST_READ);
    }

    private static Optional<SandboxOrder> at(ShopLedger shop, String shopNumber, int source, long place, Instant now) {
        OrderSource from = shop.sources().get(source);
        Instant time = from.timeOf(shopNumber, source, place);
        if (time.isAfter(now) || !from.has(place, time)) {
            return Optional.empty();
        }
        OrderNumber number = OrderNumber.of(shopNumber, source, place, time);
        return Optional.of(
                new SandboxOrder(number, time.truncatedTo(ChronoUnit.SECONDS), shop.fate(number.text()), now));
    }

    private void change(String shopNumber, UnaryOperator<ShopLedger> change) {
        store(ledger.changing(shopNumber, change));
    }

    private void store(OrderLedger changed) {
        file.write(changed);
        ledger = changed;
    }

    private static void refuseUnless(boolean isAllowed, String sentence) {
        if (!isAllowed) {
            throw new SandboxRefused(Reason.BAD_ORDERS, sentence);
        }
    }
}
