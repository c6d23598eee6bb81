package jp.kagiban.kit.key;

import com.vaadin.flow.component.Html;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.LifeBar.Part;
import jp.kagiban.kit.key.LifeBar.Pattern;
import jp.kagiban.shared.Jst;
import org.jsoup.nodes.Element;

/**
 * Draws lives of keys as SVG. Positions are percentages of the line's width, so it fits any screen. The style sheet
 * sets all colours and strokes. A pattern consists of dashed lines that are clipped by a frame, since a referenced fill
 * pattern couldn't take the row's colour.
 */
public final class LifeDrawing {

    private LifeDrawing() {}

    /** Draws one row: the marks of days 30, 60 and 90, the parts, and the line of today. */
    static String row(List<Part> parts) {
        String marks =
                IntStream.of(30, 60, 90).mapToObj(LifeDrawing::verticalLine).collect(Collectors.joining());
        String bars = parts.stream().map(LifeDrawing::part).collect(Collectors.joining());
        return svg("kb-life-line", marks + bars + verticalLine(0));
    }

    /** Draws the axis above the rows: today with its label, and the days 30, 60 and 90 ahead. */
    static String axis(LocalDate today, String todaysWord, Locale reader) {
        String days = Stream.of(30, 60, 90)
                .map(ahead -> text(
                        "kb-life-day",
                        ahead,
                        ahead == 90 ? "end" : "middle",
                        Jst.monthDay(today.plusDays(ahead), reader)))
                .collect(Collectors.joining());
        return svg("kb-life-axis", days + text("kb-life-now", 0, "start", todaysWord));
    }

    /** Draws a pattern alone, for the legend. */
    static String sample(Pattern pattern) {
        return svg("kb-life-sample", frame(pattern, "0", "0", "100%", "100%"));
    }

    /** Draws sample rows that screen readers skip, from an expired key to one that is valid for long. */
    public static Html samples() {
        return Drawing.of(new Element("div")
                .addClass("kb-life-sample-rows")
                .attr("aria-hidden", "true")
                .appendChild(sampleRow(
                        Severity.EXPIRED, new Part(Pattern.CROSS, LifeBar.at(-LifeBar.DAYS_BACK), LifeBar.at(0))))
                .appendChild(sampleRow(Severity.URGENT, new Part(Pattern.HATCH, LifeBar.at(0), LifeBar.at(7))))
                .appendChild(sampleRow(
                        Severity.QUIET,
                        new Part(Pattern.DOTS, LifeBar.at(0), LifeBar.at(15)),
                        new Part(Pattern.HATCH, LifeBar.at(15), LifeBar.at(22))))
                .appendChild(sampleRow(Severity.OK, new Part(Pattern.PLAIN, LifeBar.at(0), LifeBar.at(71)))));
    }

    private static Element sampleRow(Severity severity, Part... parts) {
        Element row = new Element("div").addClass("kb-life").attr("data-level", severity.level());
        row.appendElement("span").append(severity.drawing());
        row.appendElement("span").addClass("kb-life-track").append(row(List.of(parts)));
        return row;
    }

    private static String svg(String name, String content) {
        return "<svg class='" + name + "' aria-hidden='true'>" + content + "</svg>";
    }

    private static String part(Part part) {
        return frame(part.pattern(), percent(part.from()), "25%", percent(part.to() - part.from()), "50%");
    }

    private static String frame(Pattern pattern, String x, String y, String width, String height) {
        return "<svg class='kb-life-part' data-pattern='" + pattern.name().toLowerCase(Locale.ROOT) + "' x='" + x
                + "' y='" + y + "' width='" + width + "' height='" + height + "'>"
                + "<rect/>" + strokes(pattern) + "</svg>";
    }

    /** Returns the lines of a pattern. Slanted lines begin and end outside of their frame. */
    private static String strokes(Pattern pattern) {
        return switch (pattern) {
            case PLAIN, EMPTY -> "";
            case DOTS -> line("4", "30%", "") + line("8", "70%", "");
            case HATCH -> line("-48", "50%", " transform='skewX(-45)'");
            case CROSS -> line("-48", "50%", " transform='skewX(-45)'") + line("-48", "50%", " transform='skewX(45)'");
            case LINES -> line("0", "30%", "") + line("0", "70%", "");
        };
    }

    private static String line(String from, String y, String rest) {
        return "<line x1='" + from + "' x2='150%' y1='" + y + "' y2='" + y + "'" + rest + "/>";
    }

    private static String verticalLine(int day) {
        String x = percent(LifeBar.at(day));
        return "<line x1='" + x + "' x2='" + x + "' y2='100%'/>";
    }

    private static String text(String name, int day, String anchor, String words) {
        return "<text class='" + name + "' x='" + percent(LifeBar.at(day)) + "' y='14' text-anchor='" + anchor + "'>"
                + words + "</text>";
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
