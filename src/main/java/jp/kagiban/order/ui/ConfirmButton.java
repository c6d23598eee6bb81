package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.mall.OrderStatus;
import jp.kagiban.order.OrderRow;

/** A button that confirms the selected orders, after a question. Its text contains their number. */
final class ConfirmButton extends Button {

    private final OrderParts parts;
    private final OrderGrid orders;
    private final Div message;

    /** @param message shows a message if no order is selected */
    ConfirmButton(OrderParts parts, OrderGrid orders, Div message) {
        this.parts = parts;
        this.orders = orders;
        this.message = message;
        showCount(0);
        addClickListener(_ -> ask());
        orders.addSelectionListener(_ -> showCount(chosen().size()));
    }

    /** Shows the number of selected orders that can be confirmed. The button is primary only if there is one. */
    private void showCount(int chosen) {
        setText(text(chosen));
        setThemeVariant(ButtonVariant.PRIMARY, chosen > 0);
    }

    private String text(int chosen) {
        return chosen == 0 ? getTranslation("order.confirm") : getTranslation("order.confirm.number", chosen);
    }

    private void ask() {
        message.removeAll();
        List<OrderRow> chosen = chosen();
        if (chosen.isEmpty()) {
            showNoneChosen();
        } else {
            parts.confirmation(chosen, orders::clearChoice).open();
        }
    }

    /** Returns the selected orders that can be confirmed. */
    private List<OrderRow> chosen() {
        return orders.chosen().stream().filter(OrderWords::isConfirmable).toList();
    }

    private void showNoneChosen() {
        String sentence = getTranslation("order.confirm.none", new OrderWords(this).state(OrderStatus.TO_CONFIRM));
        MessagePanel panel = MessagePanel.line(Severity.INFO, sentence);
        message.add(panel);
        panel.focus();
        StatusLine.say(this, sentence);
    }
}
