package jp.kagiban.order.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Map;
import java.util.UUID;
import jp.kagiban.order.OrderRow;
import jp.kagiban.shared.Jst;

/** The orders as a list of three lines each, for a phone. */
final class OrderRows extends VirtualList<OrderRow> {

    private final OrderWords words = new OrderWords(this);
    private final Map<UUID, String> shops;

    OrderRows(Map<UUID, String> shops) {
        this.shops = shops;
        addClassName("kb-orders-rows");
        getElement().setAttribute("aria-label", getTranslation("order.list"));
        setRenderer(new ComponentRenderer<>(this::row));
    }

    Component row(OrderRow order) {
        Div when = new Div(new Span(Jst.minute(order.orderedAt())), new Span(shops.getOrDefault(order.shop(), "")));
        when.addClassNames("kb-orders-row-line", "kb-small");
        Div what = new Div(words.badge(order), words.amountSpan(order.total()));
        what.addClassName("kb-orders-row-line");
        Div row = new Div(OrderGrid.link(order), when, what);
        row.addClassName("kb-orders-row");
        return row;
    }
}
