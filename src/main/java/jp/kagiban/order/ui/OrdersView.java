package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.kit.BackToRow;
import jp.kagiban.kit.FilterFold;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.NarrowWindow;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderRow;
import jp.kagiban.rms.OrderProgress;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;

/** The orders of all shops; what it shows stands in its address. */
@Route("orders")
@PermitAll
@Needs(Permission.SEE_ORDERS)
class OrdersView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    /** As many as a member can answer for; those that are left are chosen the next time. */
    private static final int AT_ONCE = 500;

    private final OrderBook book;
    private final OrderParts parts;
    private final CallbackDataProvider<OrderRow, Void> orders;
    private final OrderGrid grid;
    private final OrderRows rows;
    private final FilterBar filter;
    private final FilterFold fold = new FilterFold();
    private final Button all = new Button();
    private final Div message = new Div();
    private final StaleLine stale;
    private final KeptRows kept = new KeptRows();
    private final Div list = new Div();
    private ListAddress address = ListAddress.START;
    private int count;
    private boolean narrow;

    OrdersView(OrderBook book, OrderParts parts) {
        this.book = book;
        this.parts = parts;
        stale = parts.staleLine(this::draw);
        Map<UUID, String> shops = parts.shopNames();
        orders = new CallbackDataProvider<>(this::page, _ -> count, OrderRow::key);
        grid = new OrderGrid(shops, sort -> go(address.with(sort)));
        rows = new OrderRows(shops, grid);
        filter = new FilterBar(shops, chosen -> go(address.with(chosen)));
        fold.add(filter);
        all.setText(getTranslation("order.choose.all", OrderProgress.TO_CONFIRM.rmsName()));
        grid.setItems(orders);
        rows.setDataProvider(orders);
        addClassNames("kb-page", "kb-page-wide", "kb-orders");
        add(header());
        add(parts.intakeLine(), message, stale, fold, all, list);
        parts.follow(list, this::draw);
        NarrowWindow.follow(this, OrderGrid.ROOM, this::fit);
    }

    private PageHeader header() {
        PageHeader header = new PageHeader(getTranslation("order.list"));
        List<Button> deeds = new ArrayList<>();
        if (parts.may(Permission.CONFIRM_ORDERS)) {
            deeds.add(confirm());
        }
        if (parts.may(Permission.EXPORT_ORDERS)) {
            deeds.add(export());
        }
        return deeds.isEmpty() ? header : header.actions(deeds.toArray(Button[]::new));
    }

    private Button confirm() {
        Button button = new Button(getTranslation("order.confirm"), _ -> confirmChosen());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        grid.addSelectionListener(selected ->
                button.setText(confirmWords(selected.getAllSelectedItems().size())));
        all.addThemeVariants(ButtonVariant.TERTIARY);
        all.addClickListener(_ -> grid.choose(
                book.page(address.filter().in(OrderProgress.TO_CONFIRM.code()), address.sort(), 0, AT_ONCE)));
        return button;
    }

    private String confirmWords(int chosen) {
        return chosen == 0 ? getTranslation("order.confirm") : getTranslation("order.confirm.number", chosen);
    }

    private Button export() {
        return new Button(getTranslation("order.export"), _ -> parts.openExport(address.filter()));
    }

    /** What can't be read stays as it was. */
    private Stream<OrderRow> page(Query<OrderRow, Void> query) {
        int offset = query.getOffset();
        int limit = query.getLimit();
        try {
            List<OrderRow> read = book.page(address.filter(), address.sort(), offset, limit);
            kept.keep(offset, read);
            stale.over();
            return read.stream();
        } catch (RuntimeException unread) {
            stale.unread(unread);
            return kept.from(offset, limit).stream();
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        address = ListAddress.of(entering.getLocation().getQueryParameters());
        ComponentUtil.setData(entering.getUI(), ListAddress.class, address);
        filter.show(address.filter());
        fold.narrows(!address.filter().isNone());
        message.removeAll();
        kept.forget();
        grid.show(address.sort());
        refresh();
        comeBack(entering.getUI());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent leaving) {
        String opened = leaving.getRouteParameters().get(OrderView.NUMBER).orElse("");
        kept.placeOf(opened)
                .ifPresent(place ->
                        ComponentUtil.setData(leaving.getUI(), OpenedRow.class, new OpenedRow(address, place, opened)));
    }

    /** Who comes back from an order stands where he was. */
    private void comeBack(UI tab) {
        OpenedRow opened = ComponentUtil.getData(tab, OpenedRow.class);
        boolean back = tab.getInternals().getActiveRouterTargetsChain().stream().anyMatch(OrderView.class::isInstance);
        if (back && opened != null && opened.list().equals(address)) {
            tab.beforeClientResponse(this, _ -> standOn(opened));
        }
    }

    private void standOn(OpenedRow opened) {
        if (narrow) {
            rows.scrollToIndex(opened.index());
        } else {
            grid.scrollToIndex(opened.index());
        }
        BackToRow.focus(list, OrderGrid.href(opened.number()));
    }

    private void go(ListAddress wanted) {
        if (!wanted.equals(address)) {
            UI.getCurrent().navigate(OrdersView.class, wanted.query());
        }
    }

    private Instant draw() {
        try {
            refresh();
            return parts.soon();
        } catch (RuntimeException unread) {
            stale.unread(unread);
            return parts.soon();
        }
    }

    private void refresh() {
        count = book.count(address.filter());
        filter.found(count);
        all.setVisible(parts.may(Permission.CONFIRM_ORDERS) && toConfirm() > 0);
        orders.refreshAll();
        show();
        if (count == 0) {
            stale.over();
        }
    }

    private int toConfirm() {
        OrderFilter waiting = address.filter().in(OrderProgress.TO_CONFIRM.code());
        if (waiting.equals(address.filter())) {
            return count;
        }
        return address.filter().progress() == null ? book.count(waiting) : 0;
    }

    private void show() {
        Component wanted = count == 0 ? parts.empty(address.filter()) : narrow ? rows : grid;
        if (list.getChildren().noneMatch(wanted::equals)) {
            list.removeAll();
            list.add(wanted);
        }
    }

    private void fit(boolean toNarrow) {
        narrow = toNarrow;
        show();
    }

    private void confirmChosen() {
        message.removeAll();
        List<OrderRow> chosen = grid.chosen().stream()
                .filter(order -> order.progress() == OrderProgress.TO_CONFIRM.code())
                .toList();
        if (chosen.isEmpty()) {
            String sentence = getTranslation("order.confirm.none", OrderProgress.TO_CONFIRM.rmsName());
            MessagePanel panel = MessagePanel.line(Severity.INFO, sentence);
            message.add(panel);
            panel.focus();
            StatusLine.say(this, sentence);
            return;
        }
        parts.confirmation(chosen, this::forget).open();
    }

    /** What was chosen has been sent off. */
    private void forget() {
        grid.deselectAll();
        orders.refreshAll();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("order.list") + getTranslation("kit.title.tail");
    }
}
