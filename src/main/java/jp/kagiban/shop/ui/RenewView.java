package jp.kagiban.shop.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** Renews a shop's key while the old key stays in use. Shows the steps beside one field, and then the wait for the mall. */
@Route("shops/:shop/renew")
@PermitAll
@Needs(Permission.CHANGE_KEYS)
class RenewView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final ShopRecords shopRecords;
    private final KeyParts keys;
    private String name = "";

    RenewView(ShopRecords shopRecords, KeyParts keys) {
        this.shopRecords = shopRecords;
        this.keys = keys;
        addClassName("kb-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Optional<ShopDetails> found = entering.getRouteParameters()
                .get(ShopView.SHOP)
                .flatMap(ShopView::id)
                .flatMap(shopRecords::details);
        found.ifPresentOrElse(this::begin, () -> entering.rerouteToError(NotFoundException.class));
    }

    private void begin(ShopDetails details) {
        removeAll();
        name = details.name();
        PageHeader header = new PageHeader(getTranslation("shop.renew.title"))
                .back(new Anchor("shops/" + details.id(), getTranslation("shop.renew.back", name)));
        StepRail rail = new StepRail(details.id());
        Div columns = new Div(rail, keys.renewal(details.id(), rail));
        columns.addClassName("kb-renew");
        add(header, columns);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shop.renew.title.of", name) + getTranslation("kit.title.tail");
    }
}
