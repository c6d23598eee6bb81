package jp.kagiban.order.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Set;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.order.OrderBook;
import jp.kagiban.order.OrderRow;
import jp.kagiban.order.OrderRow.OrderKey;

/** Opens the packing slips of the selected orders, after a proof of identity. Hidden while no order is selected. */
final class SlipsButton extends Button {

    private final OrderParts parts;
    private final OrderGrid orders;
    private final Div message;

    /** @param message shows a message if too many orders are selected */
    SlipsButton(OrderParts parts, OrderGrid orders, Div message) {
        this.parts = parts;
        this.orders = orders;
        this.message = message;
        showCount(Set.of());
        addClickListener(_ -> open());
        orders.addSelectionListener(selected -> showCount(selected.getAllSelectedItems()));
    }

    private void showCount(Set<OrderRow> chosen) {
        setVisible(!chosen.isEmpty());
        setText(getTranslation("order.slips", chosen.size()));
    }

    private void open() {
        message.removeAll();
        List<OrderKey> chosen = orders.chosen().stream().map(OrderRow::key).toList();
        if (chosen.size() > OrderBook.MAX_SLIPS) {
            refuse(getTranslation("order.slips.many", OrderBook.MAX_SLIPS));
        } else {
            UI tab = UI.getCurrent();
            parts.afterProof(() -> SlipsView.open(tab, chosen));
        }
    }

    private void refuse(String sentence) {
        MessagePanel panel = MessagePanel.line(Severity.INFO, sentence);
        message.add(panel);
        panel.focus();
        StatusLine.say(this, sentence);
    }
}
