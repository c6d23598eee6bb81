package jp.kagiban.order.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.PrintButton;
import jp.kagiban.kit.Severity;

/** A page of packing slips, one A4 sheet for each parcel. Only the slips are printed, not the rest of the page. */
abstract class SlipPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    SlipPage() {
        addClassNames("kb-page", "kb-slips");
    }

    /** Shows the button that prints, what is special about the slips, and the slips. */
    final void show(PageHeader header, List<Slip> slips) {
        header.actions(new PrintButton(getTranslation("order.slip.print")));
        add(new Paragraph(getTranslation("order.slip.text")));
        List<String> waiting = slips.stream()
                .filter(Slip::waitsForAddress)
                .map(Slip::orderNumber)
                .distinct()
                .toList();
        if (!waiting.isEmpty()) {
            add(MessagePanel.line(Severity.URGENT, getTranslation("order.slip.gift", joined(waiting))));
        }
        slips.forEach(this::add);
    }

    final String joined(List<String> numbers) {
        return String.join(getTranslation("order.slips.and"), numbers);
    }
}
