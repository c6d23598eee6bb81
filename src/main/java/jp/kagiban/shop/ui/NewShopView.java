package jp.kagiban.shop.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.util.Set;
import jp.kagiban.kit.HandedOver;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** Registers a shop with its first key. Afterwards the shop's page shows the mall's answer. */
@Route("shops/new")
@PermitAll
@Needs(Permission.CHANGE_KEYS)
class NewShopView extends Div implements HasDynamicTitle {

    private static final int SHOWN_MILLIS = 10_000;

    private final ShopFormService shopForms;
    private final CurrentMember member;
    private final ReauthScope reauth;
    private final ShopForm form;

    NewShopView(ShopFormService shopForms, ShopRecords shopRecords, CurrentMember member, StepUp stepUp) {
        this.shopForms = shopForms;
        this.member = member;
        this.reauth = stepUp.work();
        this.form = new ShopForm(shopRecords.malls(), this::prove);
        addClassNames("kb-page", "kb-page-narrow", "kb-page-cards");
        Anchor back = ShopChoice.back(getTranslation("shop.back"));
        add(new PageHeader(getTranslation("shop.new.title")).back(back), form);
        form.below(reauth.line());
        form.showNew(shopRecords.proposedName(form.mall().id()));
        form.fill(HandedOver.take(UI.getCurrent()));
    }

    /** Asks for a proof of identity only if the form would be accepted. */
    private void prove() {
        shopForms.refusal(typed()).ifPresentOrElse(form::refuse, () -> reauth.then(this::save));
    }

    private NewShop typed() {
        return new NewShop(form.name(), form.address(), form.userId(), form.family(), form.keys(), form.accepted());
    }

    private void save() {
        switch (shopForms.register(typed(), member.id())) {
            case Saving.Saved saved -> open(saved);
            case Saving.Refused refused -> form.refuse(refused);
            case Saving.Overtaken _, Saving.Gone _ -> throw new IllegalStateException("A new shop can't be overtaken");
        }
    }

    /** Opens the shop's page and shows there which typed values were changed. */
    private void open(Saving.Saved saved) {
        Set<Normalization> changes = form.changes();
        form.settle();
        ComponentUtil.setData(UI.getCurrent(), Saving.Saved.class, saved);
        RouteParameters shop = new RouteParameters(ShopView.SHOP, saved.shop().toString());
        UI.getCurrent().navigate(ShopView.class, shop);
        showChanges(changes);
    }

    private void showChanges(Set<Normalization> changes) {
        if (!changes.isEmpty()) {
            Notification notification = new Notification();
            changes.forEach(
                    change -> notification.add(new Paragraph(getTranslation("shop.mended." + Kebab.of(change)))));
            notification.setDuration(SHOWN_MILLIS);
            notification.setPosition(Notification.Position.BOTTOM_START);
            notification.open();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shop.new.title") + getTranslation("kit.title.tail");
    }
}
