package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ExpiryWords;
import jp.kagiban.shop.KeyBadges;
import jp.kagiban.shop.KeyStatus;
import jp.kagiban.shop.NextLook;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/** The shops of the company, the most urgent first. */
@Route("shops")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class ShopsView extends Div implements HasDynamicTitle {

    private final ShopStatuses statuses;
    private final Clock clock;
    private final Section list = new Section();
    private @Nullable List<ShopMoment> shown;

    ShopsView(ShopStatuses statuses, Access access, LivePages pages, TenantScope tenants, Clock clock) {
        this.statuses = statuses;
        this.clock = clock;
        addClassName("kb-page");
        PageHeader header = new PageHeader(getTranslation("shop.list.title"));
        if (access.may(Permission.CHANGE_KEYS)) {
            Button add =
                    new Button(getTranslation("shop.add"), _ -> UI.getCurrent().navigate(NewShopView.class));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(add);
        }
        add(header, list);
        list.addClassName("kb-section");
        pages.follow(list, tenants.current(), this::draw);
    }

    private Instant draw() {
        Instant now = clock.instant();
        List<ShopStatus> shops = statuses.all();
        List<ShopMoment> due =
                shops.stream().map(shop -> ShopMoment.of(shop, now)).toList();
        if (!due.equals(shown)) {
            shown = due;
            show(shops, now);
        }
        return NextLook.after(now, shops);
    }

    private void show(List<ShopStatus> shops, Instant now) {
        list.removeAll();
        list.add(new H2(getTranslation("shop.list.section")));
        list.add(
                shops.isEmpty()
                        ? new EmptyState(
                                getTranslation("shop.empty"), new Anchor("manual", getTranslation("shop.manual")))
                        : table(shops, now));
    }

    private Component table(List<ShopStatus> shops, Instant now) {
        DataTable table = new DataTable(
                getTranslation("shop.list.section"),
                getTranslation("shop.name"),
                getTranslation("shop.address"),
                getTranslation("shop.state"),
                getTranslation("shop.fact.expiry"));
        shops.stream()
                .sorted(KeyStatus.byUrgency(now))
                .forEach(shop -> table.row(
                        new Anchor("shops/" + shop.shop(), shop.name()),
                        new Span(shop.code()),
                        new KeyBadges(shop, now),
                        new Span(KeyStatus.expiry(shop)
                                .map(expiry -> ExpiryWords.of(this, shop, expiry, now))
                                .orElse("–"))));
        return table;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shop.list.title") + getTranslation("kit.title.tail");
    }
}
