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

/** Confirms the selected orders, after a question. Its text has their number. */
final class ConfirmButton extends Button {

    private final OrderParts parts;
    private final OrderGrid orders;
    private final Div message;

    /** @param message where it says that none is chosen */
    ConfirmButton(OrderParts parts, OrderGrid orders, Div message) {
        this.parts = parts;
        this.orders = orders;
        this.message = message;
        count(0);
        addClickListener(_ -> ask());
        orders.addSelectionListener(
                selected -> count(selected.getAllSelectedItems().size()));
    }

    /** The button is primary only if something is selected. */
    private void count(int chosen) {
        setText(words(chosen));
        setThemeVariant(ButtonVariant.PRIMARY, chosen > 0);
    }

    private String words(int chosen) {
        return chosen == 0 ? getTranslation("order.confirm") : getTranslation("order.confirm.number", chosen);
    }

    private void ask() {
        message.removeAll();
        List<OrderRow> chosen = orders.chosen().stream()
                .filter(order -> order.progress() == OrderStatus.TO_CONFIRM.code())
                .toList();
        if (chosen.isEmpty()) {
            sayThatNoneIsChosen();
        } else {
            parts.confirmation(chosen, this::forget).open();
        }
    }

    private void sayThatNoneIsChosen() {
        String sentence = getTranslation("order.confirm.none", new OrderWords(this).state(OrderStatus.TO_CONFIRM));
        MessagePanel panel = MessagePanel.line(Severity.INFO, sentence);
        message.add(panel);
        panel.focus();
        StatusLine.say(this, sentence);
    }

    /** Clears the selection after the orders have been sent. */
    private void forget() {
        orders.deselectAll();
        orders.getDataProvider().refreshAll();
    }
}
