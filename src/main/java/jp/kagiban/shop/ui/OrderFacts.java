package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shop.ShopOrders.Fetched;

/**
 * Adds the progress of fetching a shop's orders to the facts about its keys. The number of orders is left out if none
 * was placed during the change, and before the first fetch, when it is unknown.
 */
final class OrderFacts {

    private OrderFacts() {}

    static void add(Component parent, Facts facts, Fetched orders) {
        facts.fact(
                parent.getTranslation("shop.orders.last"),
                orders.at() == null ? parent.getTranslation("shop.orders.never") : TimeText.minute(orders.at()));
        if (orders.at() != null && orders.placed() > 0) {
            String placed = parent.getTranslation(
                    "shop.orders.placed", TimeText.minute(orders.since()), count(orders.placed()));
            facts.fact(parent.getTranslation("shop.orders.since"), placed);
        }
    }

    static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
