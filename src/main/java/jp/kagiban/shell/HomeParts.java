package jp.kagiban.shell;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.TimelineChoice;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.ShopTimeline;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;

/** Makes the parts of the home page. Each part redraws itself when something changes. */
@SpringComponent
class HomeParts {

    private final ShopStatuses shops;
    private final Notices notices;
    private final Preparation preparation;
    private final LivePages pages;
    private final TenantScope tenants;
    private final CurrentMember member;
    private final Memberships memberships;
    private final Access access;
    private final Clock clock;

    HomeParts(
            ShopStatuses shops,
            Notices notices,
            Preparation preparation,
            LivePages pages,
            TenantScope tenants,
            CurrentMember member,
            Memberships memberships,
            Access access,
            Clock clock) {
        this.shops = shops;
        this.notices = notices;
        this.preparation = preparation;
        this.pages = pages;
        this.tenants = tenants;
        this.member = member;
        this.memberships = memberships;
        this.access = access;
        this.clock = clock;
    }

    ShopTimeline timeline(Consumer<TimelineChoice> onChoice) {
        return new ShopTimeline(shops, pages, tenants, access.may(Permission.CHANGE_KEYS), clock, onChoice);
    }

    NoticeCentre notices() {
        return new NoticeCentre(notices, pages, tenants, member.id(), access.may(Permission.CHANGE_KEYS));
    }

    /** @param mayEnter whether the member's address is proven as far as it must be */
    FirstStepsPart firstSteps(BooleanSupplier mayEnter) {
        return new FirstStepsPart(preparation, pages, tenants, member.id(), memberships::companyName, mayEnter, clock);
    }
}
