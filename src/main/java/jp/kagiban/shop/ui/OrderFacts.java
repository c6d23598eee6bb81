package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.Locale;
import jp.kagiban.kit.Facts;
import jp.kagiban.shared.Jst;
import jp.kagiban.shop.ShopOrders.Fetched;

/** How far a shop's orders have been fetched, beside its keys. */
final class OrderFacts {

    private OrderFacts() {}

    /** @param entered when the key was entered with which the renewal began */
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
