package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Map;
import jp.kagiban.kit.TimeText;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.ShopId;

/** The orders as a list with three lines for each order, for windows that are too narrow for the table. */
final class OrderRows extends VirtualList<OrderRow> {

    private final OrderWords words = new OrderWords(this);
    private final Map<ShopId, String> shops;
    private final OrderGrid grid;

    /** @param grid stores the selection, so that it stays when the width of the window changes */
    OrderRows(Map<ShopId, String> shops, OrderGrid grid) {
        this.shops = shops;
        this.grid = grid;
        addClassName("kb-orders-rows");
        getElement().setAttribute("aria-label", getTranslation("order.list"));
        setRenderer(new ComponentRenderer<>(this::row));
    }

    Component row(OrderRow order) {
        Div when =
                new Div(new Span(TimeText.minute(order.orderedAt())), new Span(shops.getOrDefault(order.shop(), "")));
        when.addClassNames("kb-orders-row-line", "kb-small");
        Div what = new Div(words.badge(order), words.amountSpan(order.total()));
        what.addClassName("kb-orders-row-line");
        Div lines = new Div(OrderGrid.link(order), when, what);
        lines.addClassName("kb-orders-row-lines");
        Div row = new Div(lines);
        if (grid.selects(order)) {
            row.addComponentAsFirst(box(order));
        }
        row.addClassName("kb-orders-row");
        return row;
    }

    private Checkbox box(OrderRow order) {
        Checkbox box = new Checkbox(grid.asMultiSelect().isSelected(order));
        box.setAriaLabel(getTranslation("order.choose", order.number()));
        box.addClassName("kb-orders-row-box");
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                grid.select(order);
            } else {
                grid.deselect(order);
            }
        });
        return box;
    }
}
