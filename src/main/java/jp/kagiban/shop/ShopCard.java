package jp.kagiban.shop;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.KeyBadge;
import jp.kagiban.kit.PointerWay;
import jp.kagiban.kit.Severity;

/**
 * One shop at an instant: its name, the state of its key, and a few facts. Its head leads to the shop, for the pointer; for all,
 * the name in the line of days does.
 */
final class ShopCard extends Div {

    ShopCard(ShopStatus shop, Instant now, List<CardFacts.Fact> told) {
        Span name = new Span(shop.name());
        name.addClassName("kb-card-name");
        Div head = new Div(name, new KeyBadges(shop, now), new PointerWay("shops/" + shop.shop()));
        head.addClassName("kb-card-head");
        Facts facts = new Facts();
        KeyStatus.expiry(shop)
                .ifPresent(expiry ->
                        facts.fact(getTranslation("shop.fact.expiry"), ExpiryWords.of(this, shop, expiry, now)));
        told.forEach(fact -> facts.fact(fact.term(), value(fact)));
        addClassNames("kb-card", "kb-shop-card");
        add(head, facts);
    }

    private static Div value(CardFacts.Fact fact) {
        Div value = new Div();
        value.addClassName("kb-pieces");
        value.add(fact.severity() == Severity.OK ? new Span(fact.word()) : new KeyBadge(fact.severity(), fact.word()));
        fact.rest().forEach(piece -> value.add(new Span(piece)));
        return value;
    }
}
