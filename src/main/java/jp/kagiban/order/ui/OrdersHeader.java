package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.kit.PageHeader;

/** The head of the list of orders, with their number and the actions. */
final class OrdersHeader {

    private final PageHeader header;
    private final Span found = new Span();
    private final Button chooseAllButton;

    /** @param chooseAll selects the orders that the button names */
    OrdersHeader(PageHeader header, Runnable chooseAll, Div actions) {
        this.header = header;
        found.addClassNames("kb-number", "kb-filter-found");
        chooseAllButton = new Button("", _ -> chooseAll.run());
        chooseAllButton.addThemeVariants(ButtonVariant.TERTIARY);
        chooseAllButton.addClassName("kb-orders-all");
        header.add(found, chooseAllButton, actions);
    }

    /** Puts the button that clears the filter beside the number of orders. */
    void offer(Button clear) {
        header.addComponentAtIndex(header.indexOf(found) + 1, clear);
    }

    PageHeader header() {
        return header;
    }

    /**
     * @param waiting the number of orders that wait to be confirmed
     * @param most the largest number of orders that can be selected
     * @param first the number of orders at the top that can be selected if no order waits
     */
    void show(int count, int waiting, int most, int first) {
        found.setText(header.getTranslation("order.found", count));
        chooseAllButton.setText(
                waiting > most
                        ? header.getTranslation("order.choose.most", most)
                        : waiting > 0
                                ? header.getTranslation("order.choose.all")
                                : header.getTranslation("order.choose.first", first));
        chooseAllButton.setVisible(waiting > 0 || first > 0);
    }
}
