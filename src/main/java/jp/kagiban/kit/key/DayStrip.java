package jp.kagiban.kit.key;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.LifeBar.Pattern;
import org.jsoup.nodes.Element;

/**
 * A strip with a cell for each day, the latest on the right. Each state has its own pattern, so that it is visible without
 * colour. The text of a cell appears on hover and is read by screen readers.
 */
public final class DayStrip extends Div {

    private final String name;

    /** @param name the strip's name for screen readers */
    public DayStrip(String name) {
        this.name = name;
        addClassName("kb-day-strip");
    }

    /** How a day went. */
    public enum State {
        FINE(Severity.OK, Pattern.PLAIN),
        /** Part of the day's work failed, but nothing is known to be wrong. */
        FAILED(Severity.INFO, Pattern.HATCH),
        BROKEN(Severity.EXPIRED, Pattern.CROSS),
        /** Nothing is known about the day. */
        EMPTY(Severity.UNKNOWN, Pattern.EMPTY);

        private final Severity severity;
        private final Pattern pattern;

        State(Severity severity, Pattern pattern) {
            this.severity = severity;
            this.pattern = pattern;
        }
    }

    /** @param text the date, and what happened on that day */
    public record Day(State state, String text) {}

    /**
     * Draws the days, below them the first date and "today", and then a legend of the states that they have.
     *
     * @param first the first day's date, which is below its cell
     * @param words returns the name of a state
     */
    public void show(List<Day> days, String first, Function<State, String> words) {
        Element cells = new Element("ol").attr("role", "list").attr("aria-label", name);
        days.forEach(day -> cells.appendElement("li")
                .attr("title", day.text())
                .append(drawing(day.state()))
                .attr("data-level", day.state().severity.level())
                .appendElement("span")
                .addClass("kb-unseen")
                .text(day.text()));
        Element below = new Element("div").addClass("kb-day-below").attr("aria-hidden", "true");
        below.appendElement("span").text(first);
        below.appendElement("span").text(getTranslation("kit.timeline.today"));
        Element legend = below.appendElement("div").addClass("kb-day-legend");
        Stream.of(State.values())
                .filter(state -> days.stream().anyMatch(day -> day.state() == state))
                .forEach(state -> legend.appendElement("span")
                        .attr("data-level", state.severity.level())
                        .append(drawing(state))
                        .appendElement("span")
                        .text(words.apply(state)));
        Drawing.show(this, Drawing.markup(cells) + Drawing.markup(below));
    }

    private static String drawing(State state) {
        return LifeDrawing.sample(state.pattern);
    }
}
