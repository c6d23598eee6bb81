package jp.kagiban.order.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.kit.PageHeader;

/** The head of the list of orders: how many there are, and what can be done with them. */
final class OrdersHeader {

    private final PageHeader header;
    private final Span found = new Span();
    private final Button all;

    /** @param chooseAll chooses all that wait to be confirmed */
    OrdersHeader(PageHeader header, Runnable chooseAll, List<Button> deeds) {
        this.header = header;
        found.addClassNames("kb-number", "kb-filter-found");
        all = new Button(header.getTranslation("order.choose.all"), _ -> chooseAll.run());
        all.addThemeVariants(ButtonVariant.TERTIARY);
        all.addClassName("kb-orders-all");
        header.add(found, all);
        if (!deeds.isEmpty()) {
            header.actions(deeds.toArray(Button[]::new));
        }
    }

    PageHeader header() {
        return header;
    }

    /** @param waiting how many of them wait to be confirmed, and can be chosen */
    void show(int count, int waiting) {
        found.setText(header.getTranslation("order.found", count));
        all.setVisible(waiting > 0);
    }
}
