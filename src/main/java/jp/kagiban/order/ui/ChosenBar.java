package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * The actions for orders, with the number of selected orders at the bottom of the screen while any is selected, and
 * otherwise in the head of the page.
 */
final class ChosenBar extends Div {

    private final List<Button> actions;
    private final Div head = new Div();
    private final Div bar = new Div();
    private final Span count = new Span();

    /** @param moveFocus moves the focus to another element, because the bar that had it disappears */
    ChosenBar(OrderGrid orders, Runnable moveFocus, List<Button> actions) {
        this.actions = actions;
        addClassName("kb-chosen-bar");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("order.chosen"));
        count.addClassName("kb-number");
        Button clear = new Button(getTranslation("order.choose.none"), _ -> {
            orders.clearChoice();
            moveFocus.run();
        });
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        head.addClassName("kb-actions");
        head.setVisible(!actions.isEmpty());
        bar.addClassName("kb-actions");
        add(count, clear, bar);
        show(0);
        orders.onChoice(this::show);
    }

    private void show(int chosen) {
        count.setText(getTranslation("order.chosen.count", chosen));
        Div place = chosen == 0 ? head : bar;
        if (place.getComponentCount() < actions.size()) {
            place.add(actions.toArray(Button[]::new));
        }
        setVisible(chosen > 0);
    }

    /** Returns the place of the actions in the head of the page. */
    Div head() {
        return head;
    }
}
