package jp.kagiban.kit.key;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.PointerWay;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Draws the timeline as a table, for readers who prefer one. Beside the figure, only screen readers read it. It looks
 * like a {@link DataTable}, and is one piece of markup.
 */
final class TimelineTable {

    private static final String SHOP = "kit.timeline.shop";
    private static final String STATE = "kit.timeline.state";
    private static final String EXPIRY = "kit.timeline.expiry";
    private static final String NEXT = "kit.timeline.next";

    private final Component in;
    private final boolean visible;

    /**
     * @param in the component whose language is used
     * @param visible whether the table is visible; then a name leads to its shop, and a row to the renewal
     */
    TimelineTable(Component in, boolean visible) {
        this.in = in;
        this.visible = visible;
    }

    /** Draws these keys. Without a new key among them, leaves out the column of new keys. */
    Element draw(List<KeyLife> lives) {
        boolean withNext = lives.stream().anyMatch(life -> life.next() != null);
        String name = in.getTranslation("kit.timeline.caption");
        Element table = new Element("table").addClass("kb-table").attr("aria-label", name);
        table.appendElement("caption").addClass("kb-unseen").text(name);
        Element heads = table.appendElement("thead").appendElement("tr");
        (withNext ? Stream.of(SHOP, STATE, EXPIRY, NEXT) : Stream.of(SHOP, STATE, EXPIRY))
                .forEach(
                        column -> heads.appendElement("th").attr("scope", "col").text(in.getTranslation(column)));
        Element body = table.appendElement("tbody");
        lives.forEach(life -> body.appendChild(row(life, withNext)));
        Element whole = new Element("div").addClass("kb-life-table").appendChild(table);
        return visible ? whole : whole.addClass("kb-unseen");
    }

    private Element row(KeyLife life, boolean withNext) {
        Element row = new Element("tr");
        row.appendElement("th").attr("scope", "row").appendChild(visible ? name(life) : text(life.shop()));
        cell(row, STATE, visible ? state(life) : text(life.state()));
        cell(row, EXPIRY, visible ? life.expiry().drawn() : text(life.expiry().whole()));
        if (withNext) {
            cell(row, NEXT, next(life.next()));
        }
        return row;
    }

    /** Adds a cell. The column's name is visible only in a narrow window, where the table has no head. */
    private void cell(Element row, String column, Node content) {
        Element cell = row.appendElement("td");
        if (visible) {
            cell.attr("data-label", in.getTranslation(column));
        }
        cell.appendChild(content);
    }

    private Node text(String text) {
        return visible ? new Element("span").text(text) : new TextNode(text);
    }

    private Node next(KeyLife.@Nullable Next next) {
        if (next == null) {
            return text("");
        }
        return visible ? KeyBadge.drawn(next.severity(), next.state()) : text(next.state());
    }

    private static Element state(KeyLife life) {
        return new Element("div")
                .attr("data-waits", life.next() != null && life.next().paleBefore())
                .appendChild(KeyBadge.drawn(life.severity(), life.state()));
    }

    private static Element name(KeyLife life) {
        Element name = new Element("div");
        name.appendElement("a").attr("href", life.href()).text(life.shop());
        return name.appendChild(PointerWay.drawn(life.onward()));
    }
}
