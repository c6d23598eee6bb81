package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The same as the figure in words: for readers who prefer a table, and for screen readers beside the figure. It looks like a
 * {@link DataTable}, and is one piece of markup as the figure is.
 */
final class TimelineTable {

    private static final List<String> COLUMNS = Stream.of("shop", "state", "expiry", "next")
            .map(column -> "kit.timeline." + column)
            .toList();

    private final Component in;
    private final boolean seen;

    /**
     * @param in whose language it speaks
     * @param seen whether it is to be seen: then a name leads to its shop, and a row to the renewal
     */
    TimelineTable(Component in, boolean seen) {
        this.in = in;
        this.seen = seen;
    }

    Element draw(List<KeyLife> lives) {
        String name = in.getTranslation("kit.timeline.caption");
        Element table = new Element("table").addClass("kb-table").attr("aria-label", name);
        table.appendElement("caption").addClass("kb-unseen").text(name);
        Element heads = table.appendElement("thead").appendElement("tr");
        COLUMNS.forEach(column -> heads.appendElement("th").attr("scope", "col").text(in.getTranslation(column)));
        Element body = table.appendElement("tbody");
        lives.forEach(life -> body.appendChild(row(life)));
        Element whole = new Element("div").addClass("kb-life-table").appendChild(table);
        return seen ? whole : whole.addClass("kb-unseen");
    }

    private Element row(KeyLife life) {
        Element row = new Element("tr");
        row.appendElement("th").attr("scope", "row").appendChild(seen ? name(life) : words(life.shop()));
        cell(row, 1, seen ? state(life) : words(life.state()));
        cell(row, 2, seen ? life.expiry().drawn() : words(life.expiry().whole()));
        cell(row, 3, next(life.next()));
        return row;
    }

    /** The column's name is seen only in a narrow window, where the table has no head. */
    private void cell(Element row, int column, Node content) {
        Element cell = row.appendElement("td");
        if (seen) {
            cell.attr("data-label", in.getTranslation(COLUMNS.get(column)));
        }
        cell.appendChild(content);
    }

    private Node words(String text) {
        return seen ? new Element("span").text(text) : new TextNode(text);
    }

    private Node next(KeyLife.@Nullable Next next) {
        if (next == null) {
            return words("");
        }
        return seen ? KeyBadge.drawn(Severity.WAIT, next.state()) : words(next.state());
    }

    private static Element state(KeyLife life) {
        return new Element("div")
                .attr("data-waits", life.next() != null)
                .appendChild(KeyBadge.drawn(life.severity(), life.state()));
    }

    private static Element name(KeyLife life) {
        Element name = new Element("div");
        name.appendElement("a").attr("href", life.href()).text(life.shop());
        return name.appendChild(PointerWay.drawn(life.onward()));
    }
}
