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
 * Where the orders of all shops come from and what was done to single ones.
 *
 * @param delayMillis how long each answer about orders is held back
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
     * One shop's.
     *
     * @param sources their places in this list are in the order numbers, so none is ever taken out
     * @param fates by order number
     */
    record ShopLedger(List<OrderSource> sources, Map<String, Fate> fates) {

        static final ShopLedger EMPTY = new ShopLedger(List.of(), Map.of());

        ShopLedger {
            sources = List.copyOf(sources);
            fates = Map.copyOf(fates);
        }

        ShopLedger with(OrderSource source) {
            List<OrderSource> more = new ArrayList<>(sources);
            more.add(source);
            return new ShopLedger(more, fates);
        }

        ShopLedger each(UnaryOperator<OrderSource> change) {
            return new ShopLedger(sources.stream().map(change).toList(), fates);
        }

        Fate fate(String orderNumber) {
            return fates.getOrDefault(orderNumber, Fate.NONE);
        }

        ShopLedger with(Map<String, Fate> changed) {
            Map<String, Fate> all = new HashMap<>(fates);
            all.putAll(changed);
            return new ShopLedger(sources, all);
        }
    }

    /**
     * Orders that come one after the other, each at some moment of its own step. Only this is kept, never the orders.
     *
     * @param stepNanos how far apart they come
     * @param most how many they are in the end; null: they go on
     * @param until none comes after this; null: they go on
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

        /** Never decreases with the place. */
        Instant timeOf(String shopNumber, int source, long place) {
            long within =
                    Dice.of(shopNumber, OrderNumber.sequence(source, place)).below(1_000_000, "moment");
            long nanos = place * stepNanos + (long) (stepNanos * (within / 1e6));
            return from.plusNanos(nanos);
        }

        /** The places whose time may lie between these two, and a few more. */
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
     * What was done to one order from outside.
     *
     * @param vanished found by searchOrder, and not there for getOrder
     * @param confirmedAt when confirmOrder was called; null: not
     * @param state the state it was put in and stays in; null: it takes its course
     * @param stateSince when it was put there
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
