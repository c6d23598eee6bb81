package jp.kagiban.kit;

import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;

/** Above the keys' lives: what they are, and the choice of figure or table. */
final class TimelineBar extends Div {

    private static final String FIGURE = "figure";
    private static final String TABLE = "table";

    private TimelineChoice choice = TimelineChoice.START;

    TimelineBar(Consumer<TimelineChoice> onChoice) {
        addClassName("kb-timeline-head");
        Presses.in(this, form -> onChoice.accept(choice.asTable(form.equals(TABLE))));
    }

    void show(TimelineChoice chosen) {
        choice = chosen;
        Element forms = new Element("div")
                .addClass("kb-switch")
                .attr("role", "group")
                .attr("aria-label", getTranslation("kit.timeline.form"))
                .appendChild(form(FIGURE, !chosen.table()))
                .appendChild(form(TABLE, chosen.table()));
        Element heading = new Element("h2").text(getTranslation("kit.timeline"));
        Drawing.show(this, Drawing.markup(heading) + Drawing.markup(forms));
    }

    private Element form(String form, boolean pressed) {
        return new Element("button")
                .attr(Presses.MARK, form)
                .attr("aria-label", getTranslation("kit.timeline.form." + form + ".name"))
                .attr("aria-pressed", String.valueOf(pressed))
                .text(getTranslation("kit.timeline.form." + form));
    }
}
