package jp.kagiban.kit.key;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ScrollIntoViewOption;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Presses;
import jp.kagiban.kit.StatusLine;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Shows how long the keys of all shops are valid, on one line of days. There is a figure that is drawn on the server,
 * and a table with the same content. The page keeps the {@link TimelineChoice} in its address.
 */
public final class KeyTimeline extends Section {

    /** Number of rows that are shown first; more would push down the parts below. */
    private static final int FIRST_ROWS = 10;

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

    /** @param onChoice receives what the reader wants to see; the next {@link #show} shows it */
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

    /** Returns the choice of stages, which the page places. */
    public Component strip() {
        return strip;
    }

    /**
     * Shows these keys. Unchanged parts aren't redrawn.
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
            // On a wide screen the table is further down, where it has the whole width.
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
        List<KeyLife> rows = now.choice().whole()
                ? chosen
                : chosen.stream().limit(FIRST_ROWS).toList();
        Drawing.show(
                content,
                rows.isEmpty()
                        ? Drawing.markup(new Element("p").text(getTranslation("kit.timeline.none")))
                        : drawing(rows, now));
        more.setVisible(chosen.size() > FIRST_ROWS);
        more.setText(
                now.choice().whole()
                        ? getTranslation("kit.timeline.fewer", FIRST_ROWS)
                        : getTranslation("kit.timeline.more", chosen.size() - FIRST_ROWS));
    }

    /** Draws the heading, and the choice of figure or table. */
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
        boolean asTable = now.choice().table();
        String table = Drawing.markup(new TimelineTable(this, asTable).draw(rows));
        return asTable ? table : Drawing.markup(new TimelineFigure(this, now.today()).draw(rows)) + table;
    }
}
