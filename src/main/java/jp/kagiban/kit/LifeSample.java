package jp.kagiban.kit;

import com.vaadin.flow.component.Html;
import java.util.List;
import jp.kagiban.kit.LifeBar.Part;
import jp.kagiban.kit.LifeBar.Pattern;
import org.jsoup.nodes.Element;

/** Keys on the line of days, for the eye alone, from one that has ended to one that is good for long. */
public final class LifeSample {

    private LifeSample() {}

    public static Html draw() {
        return Drawing.of(new Element("div")
                .addClass("kb-life-sample-rows")
                .attr("aria-hidden", "true")
                .appendChild(row(Severity.EXPIRED, new Part(Pattern.CROSS, LifeBar.at(-LifeBar.BACK), LifeBar.at(0))))
                .appendChild(row(Severity.URGENT, new Part(Pattern.HATCH, LifeBar.at(0), LifeBar.at(7))))
                .appendChild(row(
                        Severity.QUIET,
                        new Part(Pattern.DOTS, LifeBar.at(0), LifeBar.at(15)),
                        new Part(Pattern.HATCH, LifeBar.at(15), LifeBar.at(22))))
                .appendChild(row(Severity.OK, new Part(Pattern.PLAIN, LifeBar.at(0), LifeBar.at(71)))));
    }

    private static Element row(Severity severity, Part... parts) {
        Element row = new Element("div").addClass("kb-life").attr("data-level", severity.level());
        row.appendElement("span").append(severity.drawing());
        row.appendElement("span").addClass("kb-life-track").append(LifeDrawing.row(List.of(parts)));
        return row;
    }
}
