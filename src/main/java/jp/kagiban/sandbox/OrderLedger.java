package jp.kagiban.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the orders of all shops, and changes to single orders.
 *
 * @param delayMillis the delay of each answer about orders
 */
record OrderLedger(long delayMillis, Map<String, ShopLedger> shops) {

    static final OrderLedger EMPTY = new OrderLedger(0, Map.of());

    OrderLedger {
        shops = Map.copyOf(shops);
    }

    ShopLedger shop(String number) {
        return shops.getOrDefault(number, ShopLedger.EMPTY);
    }

    OrderLedger delaying(long millis) {
        return new OrderLedger(millis, shops);
    }

    OrderLedger changing(String number, UnaryOperator<ShopLedger> change) {
        Map<String, ShopLedger> changed = new HashMap<>(shops);
        changed.put(number, change.apply(shop(number)));
        return new OrderLedger(delayMillis, changed);
    }

    /**
     * The ledger of one shop.
     *
     * @param sources are never removed, because order numbers contain an index of this list
     * @param fates changes to single orders, by order number
     */
    record ShopLedger(List<OrderSource> sources, Map<String, Fate> fates) {

        static final ShopLedger EMPTY = new ShopLedger(List.of(), Map.of());

        ShopLedger {
            sources = List.copyOf(sources);
            fates = Map.copyOf(fates);
        }

        ShopLedger with(OrderSource source) {
            List<OrderSource> extended = new ArrayList<>(sources);
            extended.add(source);
            return new ShopLedger(extended, fates);
        }

        ShopLedger each(UnaryOperator<OrderSource> change) {
            return new ShopLedger(sources.stream().map(change).toList(), fates);
        }

        Fate fate(String orderNumber) {
            return fates.getOrDefault(orderNumber, Fate.NONE);
        }

        ShopLedger with(Map<String, Fate> changed) {
            Map<String, Fate> merged = new HashMap<>(fates);
            merged.putAll(changed);
            return new ShopLedger(sources, merged);
        }
    }

    /**
     * A sequence of orders, each at a random moment within its own step. Only the source is stored, not its orders.
     *
     * @param stepNanos the length of a step
     * @param most the number of orders; null if there is no limit
     * @param until the time after which no order comes; null if there is no end
     */
    record OrderSource(
            Instant from,
            long stepNanos,
            @Nullable Long most,
            @Nullable Instant until) {

        private static final long NANOS = 1_000_000_000L;

        static OrderSource perHour(Instant from, int rate) {
            return new OrderSource(from, Duration.ofHours(1).toNanos() / rate, null, null);
        }

        static OrderSource spread(Instant from, Instant to, long count) {
            return new OrderSource(from, Math.max(1, Duration.between(from, to).toNanos() / count), count, null);
        }

        OrderSource endingAt(Instant end) {
            return new OrderSource(from, stepNanos, most, end);
        }

        boolean goesOn() {
            return most == null && until == null;
        }

        /** Returns the time of the order at this place. Later places never have earlier times. */
        Instant timeOf(String shopNumber, int source, long place) {
            long millionths =
                    Dice.of(shopNumber, OrderNumber.sequence(source, place)).below(1_000_000, "moment");
            long nanos = place * stepNanos + (long) (stepNanos * (millionths / 1e6));
            return from.plusNanos(nanos);
        }

        /** Returns all places whose time may be between these two instants, and a few more. */
        LongStream near(Instant begin, Instant end) {
            Instant last = until != null && until.isBefore(end) ? until : end;
            if (last.isBefore(from)) {
                return LongStream.empty();
            }
            long first = begin.isAfter(from) ? Math.max(0, steps(begin) - NANOS / stepNanos - 2) : 0;
            long past = steps(last) + NANOS / stepNanos + 2;
            return LongStream.range(first, Math.min(past, most == null ? OrderNumber.PLACES : most));
        }

        private long steps(Instant time) {
            return Duration.between(from, time).toNanos() / stepNanos;
        }

        boolean has(long place, Instant time) {
            return place >= 0 && (most == null || place < most) && (until == null || !time.isAfter(until));
        }
    }

    /**
     * The changes to one order from outside.
     *
     * @param vanished whether getOrder denies an order that searchOrder finds
     * @param confirmedAt the time of confirmOrder; null if it was not called
     * @param state the fixed state; null if the order takes its course
     * @param stateSince the time at which the state was fixed
     */
    record Fate(
            boolean vanished,
            @Nullable Instant confirmedAt,
            @Nullable Integer state,
            @Nullable Instant stateSince) {

        static final Fate NONE = new Fate(false, null, null, null);

        Fate vanish(boolean away) {
            return new Fate(away, confirmedAt, state, stateSince);
        }

        Fate confirm(Instant now) {
            return new Fate(vanished, now, null, null);
        }

        Fate put(int chosen, Instant now) {
            return new Fate(vanished, confirmedAt, chosen, now);
        }
    }
}
