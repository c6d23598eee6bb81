package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.delivery.DeliveryLog.Line;
import jp.kagiban.kit.TimeText;
import jp.kagiban.shared.Kebab;

/** Shows a recipient's last delivery, and below it the last ten, folded. */
final class DeliveryLines extends Composite<Div> {

    DeliveryLines(List<Line> lines) {
        if (lines.isEmpty()) {
            getContent().add(new Span(getTranslation("delivery.chat.last.none")));
            return;
        }
        OrderedList list = new OrderedList(
                lines.stream().map(this::sentence).map(ListItem::new).toArray(ListItem[]::new));
        getContent()
                .add(new Span(sentence(lines.getFirst())), new Details(getTranslation("delivery.chat.last.ten"), list));
    }

    private String sentence(Line line) {
        String outcome = getTranslation("delivery.chat.outcome." + Kebab.of(line.state()));
        return ChannelWords.isUseful(line.answer())
                ? getTranslation(
                        "delivery.chat.line",
                        TimeText.minute(line.at()),
                        outcome,
                        ChannelWords.answer(this, line.answer()))
                : getTranslation("delivery.chat.line.plain", TimeText.minute(line.at()), outcome);
    }
}
