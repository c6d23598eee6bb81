package jp.kagiban.kit.key;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kagiban.kit.PointerWay;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.LifeBar.Part;
import jp.kagiban.kit.key.LifeBar.Pattern;
import jp.kagiban.shared.Kebab;
import org.jsoup.nodes.Element;

/**
 * Draws the timeline as a figure, with a line for each key under a common axis. A name is a link to its shop. Screen
 * readers skip all other parts, since the table says the same. The figure is one piece of markup, since a component for
 * each part would make the page heavy.
 */
final class TimelineFigure {

    private final Component in;
    private final LocalDate today;
    private final Set<Pattern> drawn = EnumSet.noneOf(Pattern.class);

    /** @param in the component whose language is used */
    TimelineFigure(Component in, LocalDate today) {
        this.in = in;
        this.today = today;
    }

    Element draw(List<KeyLife> lives) {
        Element rows = div("kb-lives").appendChild(axis());
        lives.forEach(life -> rows.appendChildren(rows(life)));
        return div("kb-timeline-figure").appendChild(rows).appendChild(legend());
    }

    private static Element div(String style) {
        return new Element("div").addClass(style);
    }

    private static Element span(String text) {
        return new Element("span").text(text);
    }

    private static Element hiddenFromReaders(Element part) {
        return part.attr("aria-hidden", "true");
    }

    private Element axis() {
        Element row = div("kb-life").addClass("kb-life-head").appendChild(new Element("span"));
        String todaysWord = in.getTranslation("kit.timeline.today");
        row.appendChild(
                track(LifeDrawing.axis(today, todaysWord, UI.getCurrent().getLocale())));
        return hiddenFromReaders(row.appendChild(new Element("span")));
    }

    private List<Element> rows(KeyLife life) {
        Element name = new Element("a").attr("href", life.href()).text(life.shop());
        Element own = row(life.onward(), life.severity(), name, LifeBar.of(life, today), words(life));
        KeyLife.Next next = life.next();
        if (next == null) {
            return List.of(own);
        }
        own.attr("data-waits", next.paleBefore());
        Element badge = div("kb-life-words").appendChild(KeyBadge.drawn(next.severity(), next.state()));
        Element following = row(
                life.href(),
                next.severity(),
                span(in.getTranslation("kit.timeline.next")),
                LifeBar.of(next, today),
                badge);
        return List.of(own, hiddenFromReaders(following.addClass("kb-life-next")));
    }

    private Element row(String href, Severity severity, Element name, List<Part> parts, Element words) {
        parts.forEach(part -> drawn.add(part.pattern()));
        return div("kb-life")
                .addClass("kb-life-row")
                .attr("data-level", severity.level())
                .appendChild(name.addClass("kb-life-name"))
                .appendChild(track(LifeDrawing.row(parts)))
                .appendChild(hiddenFromReaders(words))
                .appendChild(PointerWay.drawn(href));
    }

    /** Returns the text at the end of a row. It is empty if the shop has only a waiting key, whose own row says so. */
    private Element words(KeyLife life) {
        Element words = div("kb-life-words");
        if (life.since() == null && life.next() != null) {
            return words;
        }
        words.appendChild(
                life.severity() == Severity.OK
                        ? span(in.getTranslation("kit.timeline.left", life.daysLeft(today)))
                        : KeyBadge.drawn(life.severity(), life.state()));
        if (life.dated() && life.past()) {
            words.appendChild(small(ago(life)));
        }
        if (life.byHand()) {
            words.appendChild(small(in.getTranslation("kit.timeline.by-hand")));
        }
        return words;
    }

    private String ago(KeyLife life) {
        long days = -life.daysLeft(today);
        return days == 0 ? in.getTranslation("kit.timeline.today") : in.getTranslation("kit.timeline.ago", days);
    }

    private static Element small(String text) {
        return span(text).addClass("kb-small");
    }

    private static Element track(String svg) {
        return new Element("span").addClass("kb-life-track").append(svg);
    }

    /** Explains the patterns that were drawn, except the plain one, which needs no explanation. */
    private Element legend() {
        Element legend = div("kb-life-legend");
        Stream.of(Pattern.values())
                .filter(pattern -> pattern != Pattern.PLAIN && drawn.contains(pattern))
                .forEach(pattern -> legend.appendElement("span")
                        .append("<span>" + LifeDrawing.sample(pattern) + "</span>")
                        .appendChild(span(in.getTranslation("kit.timeline.pattern." + Kebab.of(pattern)))));
        return hiddenFromReaders(legend);
    }
}
