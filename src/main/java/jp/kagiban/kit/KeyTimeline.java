package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ScrollIntoViewOption;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * How long the keys of all shops last, on one line of days: a figure drawn on the server, and a table that says the same.
 * The page keeps the {@link TimelineChoice} in its address.
 */
public final class KeyTimeline extends Section {

    /** More would push away what stands below. */
    private static final int FIRST = 10;

    private static final String FIGURE = "figure";
    private static final String TABLE = "table";

    private final StageStrip strip;
    private final Div head = new Div();
    private final Div content = new Div();
    private final Button more;
    private @Nullable Shown shown;

    private record Shown(List<KeyLife> lives, LocalDate today, TimelineChoice choice) {

        List<KeyLife> chosen() {
            return lives.stream()
                    .filter(life -> choice.stage() == null || choice.stage() == life.stage())
                    .toList();
        }
    }

    /** @param onChoice is told what the reader wants to see; it is shown with the next {@link #show} */
    public KeyTimeline(Consumer<TimelineChoice> onChoice) {
        strip = new StageStrip(stage -> {
            if (shown != null) {
                onChoice.accept(shown.choice().with(stage));
            }
        });
        Presses.in(head, form -> {
            if (shown != null) {
                onChoice.accept(shown.choice().asTable(form.equals(TABLE)));
            }
        });
        more = new Button("", _ -> {
            if (shown != null) {
                onChoice.accept(shown.choice().whole(!shown.choice().whole()));
            }
        });
        addClassNames("kb-section", "kb-timeline");
        head.addClassName("kb-timeline-head");
        drawHead(TimelineChoice.START);
        add(head, content, more);
    }

    /** The choice among the stages, for where the page wants it. */
    public Component strip() {
        return strip;
    }

    /**
     * Shows these lives. Unchanged parts aren't touched.
     *
     * @param lives in the order of their rows
     * @param today in Tokyo
     */
    public void show(List<KeyLife> lives, LocalDate today, TimelineChoice choice) {
        Shown next = new Shown(List.copyOf(lives), today, choice);
        if (next.equals(shown)) {
            return;
        }
        TimelineChoice before = shown == null ? choice : shown.choice();
        shown = next;
        draw(next);
        if (before.table() != choice.table()) {
            // At a desk the table stands further down, where it has the whole width.
            scrollIntoView(ScrollIntoViewOption.Block.NEAREST);
        }
        if (!before.equals(choice)) {
            StatusLine.say(
                    this, getTranslation("kit.timeline.shown", next.chosen().size()));
        }
    }

    private void draw(Shown now) {
        strip.show(
                now.lives().stream().map(KeyLife::stage).toList(), now.choice().stage());
        drawHead(now.choice());
        List<KeyLife> chosen = now.chosen();
        List<KeyLife> rows =
                now.choice().whole() ? chosen : chosen.stream().limit(FIRST).toList();
        Drawing.show(
                content,
                rows.isEmpty()
                        ? Drawing.markup(new Element("p").text(getTranslation("kit.timeline.none")))
                        : drawing(rows, now));
        more.setVisible(chosen.size() > FIRST);
        more.setText(
                now.choice().whole()
                        ? getTranslation("kit.timeline.fewer", FIRST)
                        : getTranslation("kit.timeline.more", chosen.size() - FIRST));
    }

    /** The heading, and the choice of figure or table. */
    private void drawHead(TimelineChoice chosen) {
        Element forms = new Element("div")
                .addClass("kb-switch")
                .attr("role", "group")
                .attr("aria-label", getTranslation("kit.timeline.form"))
                .appendChild(form(FIGURE, !chosen.table()))
                .appendChild(form(TABLE, chosen.table()));
        Element heading = new Element("h2").text(getTranslation("kit.timeline"));
        Drawing.show(head, Drawing.markup(heading) + Drawing.markup(forms));
    }

    private Element form(String form, boolean pressed) {
        return new Element("button")
                .attr(Presses.MARK, form)
                .attr("aria-label", getTranslation("kit.timeline.form." + form + ".name"))
                .attr("aria-pressed", String.valueOf(pressed))
                .text(getTranslation("kit.timeline.form." + form));
    }

    private String drawing(List<KeyLife> rows, Shown now) {
        boolean seen = now.choice().table();
        String table = Drawing.markup(new TimelineTable(this, seen).draw(rows));
        return seen ? table : Drawing.markup(new TimelineFigure(this, now.today()).draw(rows)) + table;
    }
}
