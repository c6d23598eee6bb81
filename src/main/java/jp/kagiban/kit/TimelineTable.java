package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;

/** The same as the figure in words, for whoever prefers it, and for screen readers where the figure is shown. */
final class TimelineTable extends Div {

    /** @param seen whether it is to be seen: then a name leads to its shop, and a row to the renewal */
    TimelineTable(List<KeyLife> lives, LocalDate today, boolean seen) {
        String name = getTranslation("kit.timeline.caption");
        DataTable table = new DataTable(
                name,
                getTranslation("kit.timeline.shop"),
                getTranslation("kit.timeline.state"),
                getTranslation("kit.timeline.expiry"),
                getTranslation("kit.timeline.days"),
                getTranslation("kit.timeline.next"));
        HtmlContainer caption = new HtmlContainer("caption");
        caption.setText(name);
        caption.addClassName("kb-unseen");
        table.addComponentAsFirst(caption);
        lives.forEach(life -> table.row(
                seen ? name(life) : new Span(life.shop()),
                state(life),
                new Span(life.expiry()),
                new Span(life.dated() ? left(this, life, today) : ""),
                life.next() == null
                        ? new Span()
                        : new KeyBadge(Severity.WAIT, life.next().state())));
        add(table);
        if (!seen) {
            addClassName("kb-unseen");
        }
    }

    private static Div state(KeyLife life) {
        Div state = new Div(new KeyBadge(life.severity(), life.state()));
        state.getElement().setAttribute("data-waits", life.next() != null);
        return state;
    }

    private static Div name(KeyLife life) {
        return new Div(new Anchor(life.href(), life.shop()), new PointerWay(life.onward()));
    }

    /** How many days are left, or how long ago the end was. */
    static String left(Component in, KeyLife life, LocalDate today) {
        long days = life.daysLeft(today);
        if (!life.past()) {
            return in.getTranslation("kit.timeline.left", days);
        }
        return days == 0 ? in.getTranslation("kit.timeline.today") : in.getTranslation("kit.timeline.ago", -days);
    }
}
