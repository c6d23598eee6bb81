package jp.kagiban.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.login.AddressProof;
import jp.kagiban.login.AddressReminder;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopCards;
import jp.kagiban.shop.ShopStandings;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.FactorPolicy;
import jp.kagiban.tenancy.FactorReminder;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** What a member sees after login: the notice centre, then the state of each shop's key. */
@Route("")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class HomeView extends Div implements HasDynamicTitle {

    private final Notices notices;
    private final ShopStandings shops;
    private final Clock clock;
    private final UUID member;

    HomeView(
            Notices notices,
            ShopStandings shops,
            LivePages pages,
            TenantScope tenants,
            CurrentMember current,
            AddressProof proof,
            Access access,
            FactorPolicy policy,
            Clock clock) {
        this.notices = notices;
        this.shops = shops;
        this.clock = clock;
        this.member = current.id();
        addClassName("kb-page");
        add(
                new PageHeader(getTranslation("home.title")),
                new AddressReminder(proof, member),
                new FactorReminder(policy),
                new NoticeCentre(notices, pages, tenants, member, access.may(Permission.CHANGE_KEYS)),
                new ShopCards(shops, pages, tenants, access.may(Permission.CHANGE_KEYS), clock));
        pages.follow(this, tenants.current(), this::drawTitle);
    }

    /** The number in the title is that at the bell, for as long as the page is open. */
    private Instant drawTitle() {
        getUI().filter(ui -> !getPageTitle().equals(ui.getInternals().getTitle()))
                .ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
        return NextLook.after(clock.instant(), shops.all());
    }

    @Override
    public String getPageTitle() {
        int unread = notices.unread(member);
        String title = getTranslation("home.title") + getTranslation("kit.title.tail");
        return unread == 0 ? title : "(" + unread + ") " + title;
    }
}
