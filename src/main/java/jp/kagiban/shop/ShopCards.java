package jp.kagiban.shop;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.EmptyPicture;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.LivePages;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;

/** The shops of the tenant in force, a card each, for the home page; of many, the way to their list. It follows what happens. */
public final class ShopCards extends Section {

    /** More are better read in their list. */
    private static final int MOST = 6;

    private final ShopStatuses statuses;
    private final List<CardFacts> facts;
    private final boolean mayAdd;
    private final Clock clock;
    private final H2 heading = new H2(getTranslation("shop.cards"));
    private final Div grid = new Div();

    /**
     * Without a shop it is empty, except for whoever may not add one.
     *
     * @param facts what other modules tell, in the order of their rows
     * @param mayAdd whether the member may register a shop
     */
    public ShopCards(
            ShopStatuses statuses,
            List<CardFacts> facts,
            LivePages pages,
            TenantScope tenants,
            boolean mayAdd,
            Clock clock) {
        this.mayAdd = mayAdd;
        this.statuses = statuses;
        this.facts = List.copyOf(facts);
        this.clock = clock;
        addClassName("kb-section");
        grid.addClassName("kb-cards");
        pages.follow(this, tenants.current(), this::draw);
    }

    private Instant draw() {
        Instant now = clock.instant();
        List<ShopStatus> shops =
                statuses.all().stream().sorted(KeyStatus.byUrgency(now)).toList();
        frame(shops.size());
        if (shops.size() <= MOST) {
            show(shops, now);
        }
        return NextLook.after(now, shops);
    }

    private void frame(int shops) {
        boolean few = shops > 0 && shops <= MOST;
        if (few && grid.getParent().isPresent()) {
            return;
        }
        removeAll();
        if (few) {
            add(heading, grid);
        } else if (shops > 0) {
            add(new Anchor("shops", getTranslation("shop.cards.list", shops)));
        } else if (!mayAdd) {
            add(new EmptyState(EmptyPicture.SHOP, getTranslation("shop.empty.viewer")));
        }
    }

    private void show(List<ShopStatus> shops, Instant now) {
        Function<ShopId, List<CardFacts.Fact>> told = CardFacts.ofAll(facts, this, now);
        Drawing.show(
                grid,
                shops.stream()
                        .map(shop -> new ShopCard(shop, now, told.apply(shop.shop())))
                        .toArray(ShopCard[]::new));
    }
}
