package jp.kagiban.shop;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.KeyBadge;
import jp.kagiban.kit.PointerWay;
import jp.kagiban.kit.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One shop: its name, the state of its key, and a few facts. Its head leads to the shop, for the pointer; for all, the name in
 * the line of days does.
 */
final class ShopCard extends Div {

    private final Span name = new Span();
    private final Div badges = new Div();
    private final Div facts = new Div();
    private @Nullable Shown shown;

    private record Shown(ShopStatus shop, KeyStatus status, long age, List<CardFacts.Fact> told) {}

    ShopCard(ShopStatus shop) {
        name.addClassName("kb-card-name");
        Div head = new Div(name, badges, new PointerWay("shops/" + shop.shop()));
        head.addClassName("kb-card-head");
        addClassNames("kb-card", "kb-shop-card");
        add(head, facts);
    }

    void show(ShopStatus shop, Instant now, List<CardFacts.Fact> told) {
        Shown next = new Shown(shop, KeyStatus.of(shop, now), shop.daysUnconfirmed(now), told);
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        name.setText(shop.name());
        badges.removeAll();
        badges.add(new KeyBadges(shop, now));
        facts.removeAll();
        facts.add(rows(next, now));
    }

    private Facts rows(Shown next, Instant now) {
        Facts rows = new Facts();
        KeyStatus.expiry(next.shop())
                .ifPresent(expiry ->
                        rows.fact(getTranslation("shop.fact.expiry"), ExpiryWords.of(this, next.shop(), expiry, now)));
        next.told().forEach(fact -> rows.fact(fact.term(), value(fact)));
        return rows;
    }

    private static Div value(CardFacts.Fact fact) {
        Div value = new Div();
        value.addClassName("kb-pieces");
        value.add(fact.severity() == Severity.OK ? new Span(fact.word()) : new KeyBadge(fact.severity(), fact.word()));
        fact.rest().forEach(piece -> value.add(new Span(piece)));
        return value;
    }
}
