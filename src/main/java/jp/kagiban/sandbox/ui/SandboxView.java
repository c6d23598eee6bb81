package jp.kagiban.sandbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.kit.PageAddress;
import jp.kagiban.kit.form.Personal;
import jp.kagiban.kit.form.Question;
import jp.kagiban.sandbox.SandboxFunction;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.sandbox.SandboxRefused;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.sandbox.ServiceState;
import jp.kagiban.sandbox.ShopOwners;

/**
 * The practice desk of the fake RMS, which opens test shops, and issues, dates and stops keys. {@link SandboxRoute}
 * registers the route.
 */
@Route(value = "sandbox", registerAtStartup = false)
@PermitAll
@Personal
class SandboxView extends VerticalLayout implements BeforeEnterObserver, HasDynamicTitle {

    private final SandboxRms desk;
    private final ShopOwners owners;
    private final Clock clock;
    private final Select<SandboxShop> shops = new Select<>();
    private final CheckboxGroup<SandboxFunction> functions = new CheckboxGroup<>();
    private final OrderDesk orders;
    private final IssueForm form;
    private final Div refusal = new Div();
    private final Div issued = new Div();
    private final Div keys = new Div();
    private String shownShop = "";
    private String shownKey = "";
    private String issuedKey = "";

    SandboxView(SandboxRms desk, SandboxOrders orders, ShopOwners owners, Clock clock) {
        this.desk = desk;
        this.owners = owners;
        this.orders = new OrderDesk(orders, clock);
        this.clock = clock;
        this.form = new IssueForm(clock);
        addClassName("kb-sandbox");
        form.setWidthFull();
        keys.setWidthFull();
        issued.setMaxWidth("100%");
        issued.getElement().setAttribute("aria-live", "polite");
        add(new H1(getTranslation("sandbox.title")), new Paragraph(getTranslation("sandbox.note")));
        prepareFunctions();
        add(
                shopPart(),
                functions,
                form,
                issueButton(),
                refusal,
                issued,
                keys,
                this.orders,
                refreshButton(),
                weatherSelect());
    }

    /**
     * Shows the shop that the address names, by its number, its code, or the id on the portal's pages. Otherwise shows the newest shop of the member's company, or else the
     * newest of all.
     */
    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        List<SandboxShop> all = desk.shops();
        QueryParameters query = entering.getLocation().getQueryParameters();
        Optional<String> number = query.getSingleParameter("shop");
        Set<String> wanted = query.getSingleParameter("code")
                .or(() -> query.getSingleParameter("from").flatMap(owners::code))
                .map(Set::of)
                .orElseGet(owners::ownCodes);
        draw(all.stream()
                .filter(shop -> number.filter(shop.number()::equals).isPresent())
                .findFirst()
                .or(() -> all.reversed().stream()
                        .filter(shop -> wanted.contains(shop.code()))
                        .findFirst())
                .or(() -> all.reversed().stream().findFirst())
                .map(SandboxShop::number)
                .orElse(""));
    }

    /** Returns the shop's name and number. Adds the company if another shop has the same name. */
    private String label(SandboxShop shop) {
        Optional<String> company = desk.shops().stream()
                        .anyMatch(other -> other.name().equals(shop.name())
                                && !other.number().equals(shop.number()))
                ? owners.company(shop)
                : Optional.empty();
        return shop.name() + " (" + shop.number()
                + company.map(name -> "・" + name).orElse("") + ")";
    }

    private void prepareFunctions() {
        functions.setLabel(getTranslation("sandbox.functions"));
        functions.setItems(SandboxFunction.values());
        functions.setItemLabelGenerator(SandboxFunction::rmsName);
        functions.setHelperText(getTranslation("sandbox.functions.help"));
        functions.addValueChangeListener(change -> {
            if (!desk.shop(shownShop).functions().equals(change.getValue())) {
                desk.setFunctions(shownShop, change.getValue());
            }
        });
    }

    private Component shopPart() {
        shops.setLabel(getTranslation("sandbox.shop"));
        shops.setItemLabelGenerator(this::label);
        shops.setEmptySelectionAllowed(false);
        shops.addValueChangeListener(change -> {
            if (change.getValue() != null && !change.getValue().number().equals(shownShop)) {
                refusal.removeAll();
                draw(change.getValue().number());
            }
        });
        Button open = new Button(getTranslation("sandbox.shop.open"), click -> {
            refusal.removeAll();
            draw(openShop().number());
        });
        Div part = new Div(shops, open);
        part.addClassName("kb-row");
        return part;
    }

    private SandboxShop openShop() {
        int count = desk.shops().size() + 1;
        return desk.openShop(desk.freeNumber(), "test-shop-" + count, getTranslation("sandbox.shop.name", count));
    }

    private Button issueButton() {
        Button issue = new Button(
                getTranslation("sandbox.issue"), click -> form.order().ifPresent(this::issue));
        issue.addThemeVariants(ButtonVariant.PRIMARY);
        return issue;
    }

    private void issue(KeyOrder order) {
        SandboxShop shop = shops.getOptionalValue().orElseGet(this::openShop);
        refusal.removeAll();
        try {
            issuedKey = desk.issue(shop.number(), order).licenseKey();
        } catch (SandboxRefused refused) {
            Paragraph sentence = new Paragraph(
                    getTranslation("sandbox.refused." + refused.reason().name()));
            sentence.getElement().setAttribute("role", "alert");
            refusal.add(sentence);
        }
        draw(shop.number());
    }

    private Button refreshButton() {
        return new Button(getTranslation("sandbox.refresh"), click -> draw(shownShop));
    }

    private Select<ServiceState> weatherSelect() {
        Select<ServiceState> weather = new Select<>();
        weather.setLabel(getTranslation("sandbox.weather"));
        weather.setItems(ServiceState.values());
        weather.setItemLabelGenerator(state -> getTranslation("sandbox.weather." + state.name()));
        weather.setValue(desk.weather());
        weather.addValueChangeListener(change -> desk.setWeather(change.getValue()));
        return weather;
    }

    private void confirmStop(SandboxKey key) {
        new Question(
                        getTranslation("sandbox.stop"),
                        getTranslation("sandbox.stop.question"),
                        getTranslation("sandbox.stop"),
                        () -> stop(key))
                .open();
    }

    private void stop(SandboxKey key) {
        desk.stop(key.licenseKey());
        Notification.show(getTranslation("sandbox.stopped"));
        draw(shownShop);
    }

    /** Redraws the page, with this shop selected if it exists. */
    private void draw(String shopNumber) {
        List<SandboxShop> all = desk.shops();
        shownShop = shopNumber;
        shops.setItems(all);
        keys.removeAll();
        functions.setVisible(!all.isEmpty());
        orders.setVisible(!all.isEmpty());
        Optional<SandboxShop> chosen =
                all.stream().filter(shop -> shop.number().equals(shopNumber)).findFirst();
        showNewest(chosen);
        chosen.ifPresent(shop -> {
            shops.setValue(shop);
            shops.setHelperText(getTranslation("sandbox.shop.code", shop.code()));
            PageAddress.replace(UI.getCurrent(), "sandbox?shop=" + shop.number());
            functions.setValue(shop.functions());
            orders.show(shop.number());
            if (!shop.keys().isEmpty()) {
                keys.add(new KeyTable(shop, clock.instant(), this::confirmStop));
            }
        });
    }

    /** Shows the newest key of the shop in full until it is stopped. A key that is already shown isn't announced again. */
    private void showNewest(Optional<SandboxShop> chosen) {
        Optional<SandboxShop> shop = chosen.filter(
                        candidate -> !candidate.keys().isEmpty())
                .filter(candidate -> !candidate.keys().getLast().stopped());
        String key =
                shop.map(candidate -> candidate.keys().getLast().licenseKey()).orElse("");
        if (!key.equals(shownKey)) {
            shownKey = key;
            issued.removeAll();
            shop.map(candidate -> new IssuedKey(candidate, candidate.keys().getLast(), key.equals(issuedKey)))
                    .ifPresent(issued::add);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sandbox.title") + getTranslation("kit.title.tail");
    }
}
