package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.kagiban.kit.LifeBar.Part;
import jp.kagiban.kit.LifeBar.Pattern;

/**
 * The figure: a line for each key, under a common axis. A name is a link to its shop. All else is for the eye and the pointer
 * alone: the table says the same to screen readers.
 */
final class TimelineFigure extends Div {

    private final LocalDate today;
    private final Set<Pattern> drawn = EnumSet.noneOf(Pattern.class);

    TimelineFigure(List<KeyLife> lives, LocalDate today) {
        this.today = today;
        addClassName("kb-timeline-figure");
        Div rows = new Div(axis());
        rows.addClassName("kb-lives");
        lives.forEach(life -> rows.add(rows(life)));
        add(rows, legend());
    }

    private Div axis() {
        Div row = new Div(new Span(), track(LifeDrawing.axis(today, getTranslation("kit.timeline.today"))), new Span());
        row.addClassNames("kb-life", "kb-life-head");
        return silent(row);
    }

    private List<Component> rows(KeyLife life) {
        List<Component> rows = new ArrayList<>();
        Anchor name = new Anchor(life.href(), life.shop());
        name.addClassName("kb-life-name");
        Div own = row(life.onward(), life.severity(), name, LifeBar.of(life, today), words(life));
        rows.add(own);
        KeyLife.Next next = life.next();
        if (next != null) {
            own.getElement().setAttribute("data-waits", true);
            Div row = row(
                    life.href(),
                    Severity.WAIT,
                    nextName(),
                    LifeBar.of(next, today),
                    new Div(new KeyBadge(Severity.WAIT, next.state())));
            row.addClassName("kb-life-next");
            rows.add(silent(row));
        }
        return rows;
    }

    private Span nextName() {
        Span name = new Span(getTranslation("kit.timeline.next"));
        name.addClassName("kb-life-name");
        return name;
    }

    private Div row(String way, Severity severity, Component name, List<Part> parts, Div words) {
        parts.forEach(part -> drawn.add(part.pattern()));
        words.addClassName("kb-life-words");
        Div row = new Div(name, track(LifeDrawing.row(parts)), silent(words), new PointerWay(way));
        row.addClassNames("kb-life", "kb-life-row");
        severity.mark(row);
        return row;
    }

    private static Div silent(Div part) {
        part.getElement().setAttribute("aria-hidden", "true");
        return part;
    }

    /** What waits has a row of its own that says so. */
    private Div words(KeyLife life) {
        Div words = new Div();
        if (life.since() == null && life.next() != null) {
            return words;
        }
        if (life.severity() == Severity.OK) {
            words.add(new Span(getTranslation("kit.timeline.left", life.daysLeft(today))));
        } else {
            words.add(new KeyBadge(life.severity(), life.state()));
        }
        if (life.dated() && life.past()) {
            words.add(small(TimelineTable.left(this, life, today)));
        }
        if (life.byHand()) {
            words.add(small(getTranslation("kit.timeline.by-hand")));
        }
        return words;
    }

    private static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("kb-small");
        return small;
    }

    private static Html track(String svg) {
        return new Html("<span class='kb-life-track'>" + svg + "</span>");
    }

    /** Only of what is drawn; what is plain needs no word. */
    private Div legend() {
        Div legend = new Div();
        legend.addClassName("kb-life-legend");
        drawn.stream().filter(pattern -> pattern != Pattern.PLAIN).forEach(pattern -> {
            Span entry = new Span(
                    new Html("<span>" + LifeDrawing.sample(pattern) + "</span>"),
                    new Span(getTranslation(
                            "kit.timeline.pattern." + pattern.name().toLowerCase(java.util.Locale.ROOT))));
            legend.add(entry);
        });
        return silent(legend);
    }
}
