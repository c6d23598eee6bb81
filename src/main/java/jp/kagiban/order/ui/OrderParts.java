package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import jp.kagiban.kit.EmptyPicture;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.order.CsvExport;
import jp.kagiban.order.CsvExport.Extent;
import jp.kagiban.order.IntakeStatuses;
import jp.kagiban.order.OrderConfirmations;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.tenancy.Access;
import jp.kagiban.tenancy.Permission;

/** Creates the sections of the screens of orders. */
@SpringComponent
class OrderParts {

    /** The redraw interval of pages, because another node may have changed their data. */
    private static final Duration REDRAW_INTERVAL = Duration.ofSeconds(30);

    private final ShopStatuses shops;
    private final IntakeStatuses intakes;
    private final OrderConfirmations confirmations;
    private final CsvExport export;
    private final StepUp stepUp;
    private final CurrentMember member;
    private final Access access;
    private final LivePages pages;
    private final TenantScope tenants;
    private final Clock clock;

    OrderParts(
            ShopStatuses shops,
            IntakeStatuses intakes,
            OrderConfirmations confirmations,
            CsvExport export,
            StepUp stepUp,
            CurrentMember member,
            Access access,
            LivePages pages,
            TenantScope tenants,
            Clock clock) {
        this.shops = shops;
        this.intakes = intakes;
        this.confirmations = confirmations;
        this.export = export;
        this.stepUp = stepUp;
        this.member = member;
        this.access = access;
        this.pages = pages;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Returns the names of the shops, in the order of registration. */
    Map<ShopId, String> shopNames() {
        Map<ShopId, String> names = new LinkedHashMap<>();
        shops.all().forEach(shop -> names.put(shop.shop(), shop.name()));
        return names;
    }

    boolean may(Permission permission) {
        return access.may(permission);
    }

    /** Returns the day in Tokyo. */
    LocalDate today() {
        return Jst.today(clock);
    }

    Instant nextRedraw() {
        return clock.instant().plus(REDRAW_INTERVAL);
    }

    <T extends Component> T follow(T part, LivePages.Part draw) {
        return pages.follow(part, draw);
    }

    /** Returns the status of all shops' intakes, for the top of the list. */
    IntakeLine intakeLine() {
        IntakeLine line = new IntakeLine(intakes, shops::all, may(Permission.CHANGE_KEYS), clock);
        follow(line, line::draw);
        return line;
    }

    /**
     * Opens the export of orders, after a proof of identity.
     *
     * @param count the number of the orders
     */
    void export(Extent extent, int count) {
        stepUp.then(() -> exportDialog(extent, count).open());
    }

    private ExportOrders exportDialog(Extent extent, int count) {
        TenantId tenant = tenants.current();
        MemberId exporter = member.id();
        return new ExportOrders(
                (form, words, out, progress) ->
                        tenants.in(tenant, () -> export.write(extent, form, words, exporter, out, progress)),
                stepUp::fresh,
                UI.getCurrent()
                        .getTranslation("order.export." + (extent.chosen().isEmpty() ? "listed" : "chosen"), count),
                shopNames(),
                clock);
    }

    /** Runs the action after a proof of identity. */
    void afterProof(Runnable action) {
        stepUp.then(action);
    }

    /** Returns the line above a list that couldn't be read again. */
    StaleLine staleLine(BooleanSupplier again, Runnable onward) {
        return new StaleLine(clock, again, onward);
    }

    /** Returns the dialog that asks before orders are confirmed. */
    ConfirmOrders confirmation(Collection<OrderRow> orders, Runnable onConfirm) {
        ConfirmOrders dialog = new ConfirmOrders(orders, shopNames(), confirmations, member.id(), clock, onConfirm);
        follow(dialog, dialog::draw);
        return dialog;
    }

    EmptyState empty(OrderFilter filter) {
        UI ui = UI.getCurrent();
        if (!filter.isNone()) {
            return new EmptyState(
                    ui.getTranslation("order.empty.filter"),
                    new Anchor("orders", ui.getTranslation("order.filter.clear")));
        }
        if (!shops.all().isEmpty()) {
            return new EmptyState(EmptyPicture.PARCEL, ui.getTranslation("order.empty.waiting"));
        }
        return may(Permission.CHANGE_KEYS)
                ? new EmptyState(EmptyPicture.SHOP, ui.getTranslation("order.empty.shop"), toShops(ui))
                : new EmptyState(EmptyPicture.SHOP, ui.getTranslation("shop.empty.viewer"));
    }

    private static Anchor toShops(UI ui) {
        Anchor shops = new Anchor("shops", ui.getTranslation("order.to-shops"));
        shops.addClassName("kb-button-link");
        return shops;
    }
}
