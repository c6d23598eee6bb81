package jp.kagiban.shop.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.shop.NewShop;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopRegister;

/** Registers a shop with its first key; the shop's own page then tells what RMS says of it. */
@Route("shops/new")
@PermitAll
class NewShopView extends Div implements HasDynamicTitle {

    private final ShopRegister shops;
    private final CurrentMember member;
    private final ShopForm form;

    NewShopView(ShopRegister shops, CurrentMember member) {
        this.shops = shops;
        this.member = member;
        this.form = new ShopForm(shops.partnerOffered(), this::save);
        addClassNames("kb-page", "kb-page-narrow");
        Anchor back = new Anchor("shops", getTranslation("shop.back"));
        add(new PageHeader(getTranslation("shop.new.title")).back(back), form);
        form.showNew(shops.proposedName());
    }

    private void save() {
        NewShop typed =
                new NewShop(form.name(), form.address(), form.userId(), form.family(), form.keys(), form.accepted());
        switch (shops.register(typed, member.id())) {
            case Saving.Saved saved -> open(saved);
            case Saving.Refused refused -> form.refuse(refused);
            case Saving.Overtaken _, Saving.Gone _ -> throw new IllegalStateException("A new shop can't be overtaken");
        }
    }

    private void open(Saving.Saved saved) {
        form.forgetSecrets();
        UI.getCurrent()
                .navigate(
                        ShopView.class,
                        new RouteParameters(ShopView.SHOP, saved.shop().toString()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shop.new.title") + getTranslation("kit.title.tail");
    }
}
