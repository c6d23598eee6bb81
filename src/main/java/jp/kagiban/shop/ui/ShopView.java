package jp.kagiban.shop.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.ShopRecords.ShopDetails;
import jp.kagiban.shop.ShopSection;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopEdit;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/** The page of one shop: its state, the form and other settings, the history, and the deletion. */
@Route("shops/:shop")
@PermitAll
@Needs(Permission.SEE_SHOPS)
class ShopView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String SHOP = "shop";

    private final ShopFormService shopForms;
    private final ShopRecords shopRecords;
    private final CurrentMember member;
    private final ShopParts parts;
    private final KeyParts keys;
    private final Access access;
    private final StepUp stepUp;
    private final ReauthScope reauth;
    private final Div message = new Div();
    private final PageHeader header = new PageHeader("");
    private final ShopForm form;
    private String name = "";
    private ShopId shop = ShopId.NONE;
    private long version;
    /** The shop that has just been registered, if this tab comes from there. */
    private Saving.@Nullable Saved saved;

    ShopView(
            ShopFormService shopForms,
            ShopRecords shopRecords,
            CurrentMember member,
            ShopParts parts,
            KeyParts keys,
            Access access,
            StepUp stepUp) {
        this.shopForms = shopForms;
        this.shopRecords = shopRecords;
        this.member = member;
        this.parts = parts;
        this.keys = keys;
        this.access = access;
        this.stepUp = stepUp;
        this.reauth = stepUp.work();
        this.form = new ShopForm(shopRecords.malls(), this::prove);
        addClassNames("kb-page", "kb-page-cards", "kb-shop");
        form.below(reauth.line());
        header.back(ShopChoice.back(getTranslation("shop.back")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        saved = ComponentUtil.getData(entering.getUI(), Saving.Saved.class);
        ComponentUtil.setData(entering.getUI(), Saving.Saved.class, null);
        Optional<ShopDetails> found =
                entering.getRouteParameters().get(SHOP).flatMap(ShopView::id).flatMap(shopRecords::details);
        found.ifPresentOrElse(this::begin, () -> entering.rerouteToError(NotFoundException.class));
    }

    /** Empty for a malformed id, so that it is treated like a missing shop. */
    static Optional<ShopId> id(String address) {
        try {
            return Optional.of(ShopId.of(address));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void begin(ShopDetails details) {
        removeAll();
        message.removeAll();
        if (saved != null && saved.shop().equals(details.id())) {
            message.add(MessagePanel.line(Severity.SUCCESS, getTranslation("shop.added")));
        }
        shop = details.id();
        form.begin();
        show(details);
        Div columns = new Div(state(), settings(details), history());
        columns.addClassName("kb-shop-columns");
        add(header, message, columns);
        if (access.may(Permission.DELETE_SHOPS)) {
            add(deletion());
        }
    }

    private Div state() {
        Div state = part("kb-shop-state", ShopSection.Place.STATE);
        state.addComponentAsFirst(keys.handExpiry(shop));
        state.addComponentAsFirst(keys.answer(shop).whenAnswered(this::answered));
        return state;
    }

    /** Folds the form unless the settings need attention, since members usually open the page to see the shop's state. */
    private Div settings(ShopDetails details) {
        Div settings = part("kb-shop-settings", ShopSection.Place.SETTINGS);
        boolean mayChange = access.may(Permission.CHANGE_KEYS);
        parts.diagnosis(shop, mayChange).ifPresent(settings::addComponentAsFirst);
        parts.care(shop, member.id()).ifPresent(settings::addComponentAsFirst);
        form.fold(parts.asksForSettings(shop));
        settings.addComponentAsFirst(mayChange ? form : parts.facts(details));
        settings.addComponentAsFirst(keys.checks(shop));
        return settings;
    }

    private Div history() {
        Div history = part("kb-shop-history", ShopSection.Place.HISTORY);
        history.addComponentAsFirst(keys.history(shop));
        return history;
    }

    private Div part(String name, ShopSection.Place place) {
        Div part = new Div();
        part.addClassNames("kb-shop-part", name);
        part.add(parts.sections(shop, place));
        return part;
    }

    private void show(ShopDetails details) {
        name = details.name();
        version = details.version();
        header.setTitleText(details.name());
        form.show(details);
    }

    private void answered() {
        message.removeAll();
        shopRecords.details(shop).ifPresent(form::showStored);
    }

    private DeleteShop deletion() {
        return new DeleteShop(name, () -> parts.fetched(shop), () -> stepUp.then(this::delete));
    }

    private void delete() {
        shopRecords.delete(shop, member.id());
        form.settle();
        UI.getCurrent().navigate(ShopsView.class);
        Notification.show(getTranslation("shop.deleted", name));
    }

    private void prove() {
        if (form.keys().entered()) {
            reauth.then(this::save);
        } else {
            save();
        }
    }

    private void save() {
        message.removeAll();
        ShopEdit typed =
                new ShopEdit(version, form.name(), form.address(), form.userId(), form.keys(), form.accepted());
        switch (shopForms.update(shop, typed, member.id())) {
            case Saving.Saved saved -> saved(saved);
            case Saving.Refused refused -> form.refuse(refused);
            case Saving.Overtaken _ -> say(Severity.URGENT, "shop.overtaken");
            case Saving.Gone _ -> say(Severity.EXPIRED, "shop.gone");
        }
    }

    private void saved(Saving.Saved saved) {
        form.clearNotes();
        shopRecords.details(shop).ifPresent(this::show);
        saved.mended().forEach(form::showChanges);
        say(Severity.SUCCESS, saved.generation() == null ? "shop.saved" : "shop.saved.key");
    }

    private void say(Severity severity, String key) {
        MessagePanel panel = MessagePanel.line(severity, getTranslation(key));
        message.add(panel);
        panel.focus();
        StatusLine.say(this, getTranslation(key));
    }

    @Override
    public String getPageTitle() {
        return name + getTranslation("kit.title.tail");
    }
}
