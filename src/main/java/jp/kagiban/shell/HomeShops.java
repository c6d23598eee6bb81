package jp.kagiban.shell;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.TimelineChoice;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.CardFacts;
import jp.kagiban.shop.ShopCards;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.ShopTimeline;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/** Makes the parts of the home page that show how the shops stand, each of which follows what happens by itself. */
@SpringComponent
class HomeShops {

    private final ShopStatuses shops;
    private final List<CardFacts> facts;
    private final LivePages pages;
    private final TenantScope tenants;
    private final Access access;
    private final Clock clock;

    HomeShops(
            ShopStatuses shops,
            List<CardFacts> facts,
            LivePages pages,
            TenantScope tenants,
            Access access,
            Clock clock) {
        this.shops = shops;
        this.facts = facts;
        this.pages = pages;
        this.tenants = tenants;
        this.access = access;
        this.clock = clock;
    }

    ShopTimeline timeline(Consumer<TimelineChoice> onChoice) {
        return new ShopTimeline(shops, pages, tenants, access.may(Permission.CHANGE_KEYS), clock, onChoice);
    }

    ShopCards cards() {
        return new ShopCards(shops, facts, pages, tenants, access.may(Permission.CHANGE_KEYS), clock);
    }
}
