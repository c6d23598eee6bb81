package jp.kagiban.shell;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Permission;

/** Makes the parts of the home page that say what is to be done, each of which follows what happens by itself. */
@SpringComponent
class HomeAdvice {

    private final Notices notices;
    private final Preparation preparation;
    private final LivePages pages;
    private final TenantScope tenants;
    private final CurrentMember member;
    private final Memberships memberships;
    private final Access access;
    private final Clock clock;

    HomeAdvice(
            Notices notices,
            Preparation preparation,
            LivePages pages,
            TenantScope tenants,
            CurrentMember member,
            Memberships memberships,
            Access access,
            Clock clock) {
        this.notices = notices;
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

    /** @param mayEnter whether the member's address is proven as far as it must be */
    FirstStepsPart firstSteps(BooleanSupplier mayEnter) {
        return new FirstStepsPart(preparation, pages, tenants, member.id(), memberships::companyName, mayEnter, clock);
    }
}
