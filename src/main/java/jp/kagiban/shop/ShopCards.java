package jp.kagiban.shop;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantScope;

/** The shops of the tenant in force with the state of each one's key, for the home page. It follows what happens. */
public final class ShopCards extends Section {

    private final ShopStandings standings;
    private final boolean mayAdd;
    private final Clock clock;

    /** @param mayAdd whether the member may register a shop */
    public ShopCards(ShopStandings standings, LivePages pages, TenantScope tenants, boolean mayAdd, Clock clock) {
        this.mayAdd = mayAdd;
        this.standings = standings;
        this.clock = clock;
        addClassName("kb-section");
        pages.follow(this, tenants.current(), this::draw);
    }

    private Instant draw() {
        Instant now = clock.instant();
        List<ShopStanding> shops = standings.all();
        removeAll();
        if (shops.isEmpty() && !mayAdd) {
            add(new EmptyState(getTranslation("shop.empty.viewer")));
        } else if (shops.isEmpty()) {
            Anchor add = new Anchor("shops/new", getTranslation("shop.add"));
            add.addClassName("kb-button-link");
            add(new EmptyState(getTranslation("shop.empty"), add, new Anchor("manual", getTranslation("shop.manual"))));
        } else {
            add(new H2(getTranslation("shop.cards")), cards(shops, now));
        }
        return NextLook.after(now, shops);
    }

    private Div cards(List<ShopStanding> shops, Instant now) {
        Div cards = new Div();
        cards.addClassName("kb-cards");
        shops.stream()
                .sorted(KeyStatus.byUrgency(now))
                .map(shop -> card(shop, now))
                .forEach(cards::add);
        return cards;
    }

    private Div card(ShopStanding shop, Instant now) {
        Div head = new Div(new Anchor("shops/" + shop.shop(), shop.name()), new KeyBadges(shop, now));
        head.addClassName("kb-card-head");
        Div card = new Div(head, facts(shop));
        card.addClassName("kb-card");
        return card;
    }

    private Facts facts(ShopStanding shop) {
        Facts facts = new Facts();
        KeyStatus.expiry(shop)
                .ifPresent(
                        expiry -> facts.fact(getTranslation("shop.fact.expiry"), ExpiryWords.of(this, shop, expiry)));
        if (shop.askedAt() != null) {
            facts.fact(getTranslation("shop.fact.asked"), Jst.minute(shop.askedAt()));
        }
        return facts;
    }
}
