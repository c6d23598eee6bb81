package jp.kagiban.shell;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.TimelineChoice;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.CardFacts;
import jp.kagiban.shop.ShopCards;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.ShopTimeline;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;

/** Makes the parts of the home page, each of which follows what happens by itself. */
@SpringComponent
class HomeParts {

    private final Notices notices;
    private final ShopStatuses shops;
    private final List<CardFacts> facts;
    private final Preparation preparation;
    private final LivePages pages;
    private final TenantScope tenants;
    private final CurrentMember member;
    private final Memberships memberships;
    private final Access access;
    private final Clock clock;

    HomeParts(
            Notices notices,
            ShopStatuses shops,
            List<CardFacts> facts,
            Preparation preparation,
            LivePages pages,
            TenantScope tenants,
            CurrentMember member,
            Memberships memberships,
            Access access,
            Clock clock) {
        this.notices = notices;
        this.shops = shops;
        this.facts = facts;
        this.preparation = preparation;
        this.pages = pages;
        this.tenants = tenants;
        this.member = member;
        this.memberships = memberships;
        this.access = access;
        this.clock = clock;
    }

    NoticeCentre notices() {
        return new NoticeCentre(notices, pages, tenants, member.id(), access.may(Permission.CHANGE_KEYS));
    }

    ShopTimeline timeline(Consumer<TimelineChoice> onChoice) {
        return new ShopTimeline(shops, pages, tenants, clock, onChoice);
    }

    ShopCards cards() {
        return new ShopCards(shops, facts, pages, tenants, access.may(Permission.CHANGE_KEYS), clock);
    }

    /** @param mayEnter whether the member's address is proven as far as it must be */
    FirstStepsPart firstSteps(BooleanSupplier mayEnter) {
        return new FirstStepsPart(preparation, pages, tenants, member.id(), memberships::companyName, mayEnter, clock);
    }
}
