package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.Locale;
import jp.kagiban.kit.Facts;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.ShopOrders.Fetched;

/** Shows beside the keys how far a shop's orders have been fetched. */
final class OrderFacts {

    private OrderFacts() {}

    /** @param entered the time at which the key of the renewal was entered */
    static void add(Component words, Facts facts, Fetched orders, Instant entered) {
        facts.fact(
                words.getTranslation("shop.orders.last"),
                orders.at() == null ? words.getTranslation("shop.orders.never") : Jst.minute(orders.at()));
        facts.fact(
                words.getTranslation("shop.orders.since"),
                words.getTranslation("shop.orders.placed", Jst.minute(entered), count(orders.placed())));
    }

    static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
