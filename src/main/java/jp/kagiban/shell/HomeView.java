package jp.kagiban.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.notice.Notices;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopCards;
import jp.kagiban.shop.ShopStandings;

/** What a member sees after login: the notice centre, then the state of each shop's key. */
@Route("")
@PermitAll
class HomeView extends Div implements HasDynamicTitle {

    private final Notices notices;
    private final UUID member;

    HomeView(
            Notices notices,
            ShopStandings shops,
            LivePages pages,
            TenantScope tenants,
            CurrentMember current,
            Clock clock) {
        this.notices = notices;
        this.member = current.id();
        addClassName("kb-page");
        add(
                new PageHeader(getTranslation("home.title")),
                new NoticeCentre(notices, pages, tenants, member),
                new ShopCards(shops, pages, tenants, clock));
    }

    @Override
    public String getPageTitle() {
        int unread = notices.unread(member);
        String title = getTranslation("home.title") + getTranslation("kit.title.tail");
        return unread == 0 ? title : "(" + unread + ") " + title;
    }
}
