package jp.kagiban.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

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
}
