package jp.kagiban.order.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import jp.kagiban.kit.GridNames;
import jp.kagiban.kit.TimeText;
import jp.kagiban.order.OrderRow;
import jp.kagiban.order.OrderSort;
import jp.kagiban.shared.ShopId;
import org.jspecify.annotations.Nullable;

/** The orders as a table, with checkboxes for members who may confirm orders or print packing slips. */
final class OrderGrid extends Grid<OrderRow> {

    /** The minimum width of the window in pixels at which all columns fit beside the menu. */
    static final int MIN_WIDTH = 1280;

    private static final int PAGE = 50;

    private final OrderWords words = new OrderWords(this);
    private final Map<ShopId, String> shops;
    private final @Nullable Predicate<OrderRow> selectable;
    private boolean showing;

    /**
     * @param selectable the orders that have a checkbox; null if none has
     * @param onSort receives the sort order that the member chooses
     */
    OrderGrid(Map<ShopId, String> shops, @Nullable Predicate<OrderRow> selectable, Consumer<OrderSort> onSort) {
        super(PAGE);
        this.shops = shops;
        this.selectable = selectable;
        addClassName("kb-orders-grid");
        setAriaLabel(getTranslation("order.list"));
        setSelectionMode(selectable == null ? SelectionMode.NONE : SelectionMode.MULTI);
        if (getSelectionModel() instanceof GridMultiSelectionModel<OrderRow> boxes) {
            boxes.setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
            GridNames.boxes(this, getTranslation("order.choose", "%s"));
            setItemSelectableProvider(this::selects);
        }
        GridNames.sortHeaders(this);
        columns();
        addSortListener(event -> {
            if (!showing) {
                onSort.accept(chosenSort(event.getSortOrder()));
            }
        });
    }

    private void columns() {
        addComponentColumn(OrderGrid::link)
                .setHeader(getTranslation("order.number"))
                .setRowHeader(true)
                .setKey(key(OrderSort.By.NUMBER))
                .setSortable(true)
                .setWidth("15.5rem")
                .setFlexGrow(0);
        addColumn(order -> TimeText.minute(order.orderedAt()))
                .setHeader(getTranslation("order.time"))
                .setKey(key(OrderSort.By.TIME))
                .setSortable(true)
                .setWidth("10.5rem")
                .setFlexGrow(0);
        addColumn(order -> shops.getOrDefault(order.shop(), "")).setHeader(getTranslation("order.shop"));
        addComponentColumn(words::badge)
                .setHeader(getTranslation("order.state"))
                .setWidth("14.5rem")
                .setFlexGrow(0);
        addColumn(OrderRow::units)
                .setHeader(getTranslation("order.units"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5rem")
                .setFlexGrow(0);
        addComponentColumn(order -> words.amountSpan(order.total()))
                .setHeader(getTranslation("order.total"))
                .setKey(key(OrderSort.By.TOTAL))
                .setSortable(true)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7.5rem")
                .setFlexGrow(0);
    }

    static Anchor link(OrderRow order) {
        Anchor link = new Anchor(href(order.number()), order.number());
        link.addClassName("kb-mono");
        return link;
    }

    static String href(String number) {
        return "orders/" + number;
    }

    private static String key(OrderSort.By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static OrderSort chosenSort(List<GridSortOrder<OrderRow>> orders) {
        return orders.stream()
                .findFirst()
                .map(order -> new OrderSort(
                        OrderSort.By.valueOf(order.getSorted().getKey().toUpperCase(Locale.ROOT)),
                        order.getDirection() == SortDirection.DESCENDING))
                .orElse(OrderSort.NEWEST_FIRST);
    }

    void show(OrderSort sort) {
        showing = true;
        SortDirection direction = sort.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING;
        sort(List.of(new GridSortOrder<>(getColumnByKey(key(sort.by())), direction)));
        showing = false;
    }

    /** Runs the action after the selection has changed. Never, if no order has a checkbox. */
    void onChoice(IntConsumer action) {
        if (selectable != null) {
            addSelectionListener(
                    selected -> action.accept(selected.getAllSelectedItems().size()));
        }
    }

    /** Returns whether the order has a checkbox. */
    boolean selects(OrderRow order) {
        return selectable != null && selectable.test(order);
    }

    void choose(List<OrderRow> orders) {
        asMultiSelect().select(orders);
    }

    void clearChoice() {
        deselectAll();
        getDataProvider().refreshAll();
    }

    Set<OrderRow> chosen() {
        return getSelectedItems();
    }
}
