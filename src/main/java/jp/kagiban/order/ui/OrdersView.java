package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
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
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kagiban.kit.FilterFold;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.NarrowWindow;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.Severity;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.CsvExport.Extent;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderFilter;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;

/** Lists the orders of all shops. The page's address contains filter and sort order. */
@Route("orders")
@PermitAll
@Needs(Permission.SEE_ORDERS)
class OrdersView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    /** The maximum number of orders that are selected at once, so that a member can check them. */
    private static final int MAX_CHOSEN = 500;

    /** The number of rows that the table requests first. */
    private static final int FIRST_ROWS = 50;

    private final OrderBook book;
    private final OrderParts parts;
    private final CallbackDataProvider<OrderRow, Void> orders;
    private final OrderGrid grid;
    private final Shape table;
    private final Shape lines;
    private final SortChoice sorting;
    private final FilterBar filter;
    private final FilterFold fold = new FilterFold();
    private final OrdersHeader header;
    private final Div message = new Div();
    private final StaleLine stale;
    private final KeptRows kept = new KeptRows();
    private final Div list = new Div();
    private final WayBack wayBack;
    private ListAddress address = ListAddress.START;
    /** The address whose orders the list shows. It becomes the current address once the orders could be read. */
    private ListAddress listed = ListAddress.START;

    private int count;
    /** The number of listed orders that wait to be confirmed, if the member may confirm them. */
    private int waiting;

    private Shape shape;

    /** A component that shows the orders: the table, or the list for narrow windows. */
    private record Shape(Component orders, IntConsumer scrolling) {}

    OrdersView(OrderBook book, OrderParts parts) {
        this.book = book;
        this.parts = parts;
        Map<ShopId, String> shops = parts.shopNames();
        orders = new CallbackDataProvider<>(this::page, _ -> count, OrderRow::key);
        grid = new OrderGrid(shops, selectable(), sort -> go(address.with(sort)));
        OrderRows rows = new OrderRows(shops, grid);
        table = new Shape(grid, grid::scrollToIndex);
        lines = new Shape(rows, rows::scrollToIndex);
        shape = table;
        PageHeader heading = new PageHeader(getTranslation("order.list"));
        ChosenBar tools = new ChosenBar(grid, heading::focus, actions());
        filter = new FilterBar(shops, parts::today, chosen -> go(address.with(chosen)));
        header = new OrdersHeader(heading, this::chooseAll, tools.head());
        header.offer(filter.clearButton());
        stale = parts.staleLine(this::read, header.header()::focus);
        wayBack = new WayBack(list, row -> shape.scrolling().accept(row));
        sorting = new SortChoice(sort -> go(address.with(sort)));
        fold.add(filter, sorting);
        fold.setVisible(!shops.isEmpty());
        grid.setItems(orders);
        rows.setDataProvider(orders);
        addClassNames("kb-page", "kb-page-wide", "kb-orders");
        add(header.header(), parts.intakeLine(), message, stale, fold, tools, list);
        parts.follow(list, this::draw);
        NarrowWindow.follow(this, OrderGrid.MIN_WIDTH, this::setNarrow);
    }

    /** Returns the orders with which the member may do anything; null if none. */
    private @Nullable Predicate<OrderRow> selectable() {
        if (parts.may(Permission.SEE_BUYERS)) {
            return OrderRow::received;
        }
        return parts.may(Permission.CONFIRM_ORDERS) ? OrderWords::isConfirmable : null;
    }

    private List<Button> actions() {
        List<Button> actions = new ArrayList<>();
        if (parts.may(Permission.CONFIRM_ORDERS)) {
            actions.add(new ConfirmButton(parts, grid, message));
        }
        if (parts.may(Permission.EXPORT_ORDERS)) {
            actions.add(export());
        }
        if (parts.may(Permission.SEE_BUYERS)) {
            actions.add(new SlipsButton(parts, grid, message));
        }
        return actions;
    }

    /** Selects the orders that wait to be confirmed. If there are none, selects as many as have room in one print. */
    private void chooseAll() {
        List<OrderRow> chosen = waiting > 0
                ? book.page(address.filter().in(OrderStatus.TO_CONFIRM.code()), address.sort(), 0, MAX_CHOSEN)
                : book.page(address.filter(), address.sort(), 0, OrderBook.MAX_SLIPS);
        grid.choose(chosen.stream().filter(grid::selects).toList());
        orders.refreshAll();
    }

    private Button export() {
        return new Button(getTranslation("order.export"), _ -> {
            Extent extent = new Extent(address.filter(), List.copyOf(grid.chosen()));
            parts.export(
                    extent, extent.chosen().isEmpty() ? count : extent.chosen().size());
        });
    }

    /** Reads rows. Returns the rows read earlier if that fails. */
    private Stream<OrderRow> page(Query<OrderRow, Void> query) {
        int offset = query.getOffset();
        int limit = query.getLimit();
        try {
            List<OrderRow> read = book.page(listed.filter(), listed.sort(), offset, limit);
            kept.keep(offset, read);
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
        sorting.setValue(address.sort());
        message.removeAll();
        if (!ListAddress.isUsable(entering.getLocation().getQueryParameters())) {
            message.add(MessagePanel.line(Severity.INFO, getTranslation("order.filter.unusable")));
        }
        grid.show(address.sort());
        if (isAttached()) {
            read();
        } else {
            refresh();
        }
        wayBack.enter(entering.getUI(), address);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent leaving) {
        wayBack.leave(leaving, listed, kept);
    }

    private void go(ListAddress wanted) {
        if (!wanted.equals(address)) {
            UI.getCurrent().navigate(OrdersView.class, wanted.query());
        }
    }

    private Instant draw() {
        read();
        return parts.nextRedraw();
    }

    /** Reads the list again. If that fails, the list stays unchanged. Returns whether it could be read. */
    private boolean read() {
        try {
            refresh();
            return true;
        } catch (RuntimeException unread) {
            stale.unread(unread);
            return false;
        }
    }

    /** Reads all data before it changes the page, so that a fault changes nothing. */
    private void refresh() {
        int found = book.count(address.filter());
        int toConfirm = parts.may(Permission.CONFIRM_ORDERS) ? toConfirm(found) : 0;
        List<OrderRow> first = book.page(address.filter(), address.sort(), 0, FIRST_ROWS);
        if (!address.equals(listed)) {
            kept.forget();
            listed = address;
        }
        kept.keep(0, first);
        count = found;
        filter.found(found);
        waiting = toConfirm;
        header.show(
                found,
                waiting,
                MAX_CHOSEN,
                parts.may(Permission.SEE_BUYERS) ? Math.min(found, OrderBook.MAX_SLIPS) : 0);
        orders.refreshAll();
        show();
        stale.hide();
    }

    private int toConfirm(int found) {
        OrderFilter waiting = address.filter().in(OrderStatus.TO_CONFIRM.code());
        if (waiting.equals(address.filter())) {
            return found;
        }
        return address.filter().progress() == null ? book.count(waiting) : 0;
    }

    private void show() {
        Component wanted = count == 0 ? parts.empty(address.filter()) : shape.orders();
        sorting.setVisible(count > 0 && shape.equals(lines));
        if (list.getChildren().noneMatch(wanted::equals)) {
            list.removeAll();
            list.add(wanted);
        }
    }

    private void setNarrow(boolean narrow) {
        shape = narrow ? lines : table;
        if (narrow) {
            filter.add(filter.clearButton());
        } else {
            header.offer(filter.clearButton());
        }
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("order.list") + getTranslation("kit.title.tail");
    }
}
