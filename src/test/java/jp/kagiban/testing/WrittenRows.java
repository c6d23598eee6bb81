package jp.kagiban.testing;

import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.List;
import jp.kagiban.kit.RowTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a table as a browser has them, and what a member does there. */
public final class WrittenRows {

    private WrittenRows() {}

    public static List<Element> of(RowTable<?> table) {
        return Jsoup.parse(table.getElement().getOuterHTML()).select("tbody > tr");
    }

    /** The texts that a selector of CSS finds, of all rows. */
    public static List<String> texts(RowTable<?> table, String selector) {
        return of(table).stream()
                .flatMap(row -> row.select(selector).stream())
                .map(Element::text)
                .toList();
    }

    /** Presses the button of a row. */
    public static void press(RowTable<?> table, Element row) {
        fire(
                table,
                "click",
                JacksonUtils.createObjectNode()
                        .put("event.target.closest('[data-deed]') !== null", row.selectFirst("[data-deed]") != null)
                        .put("event.target.closest('tr').querySelector('input').value", id(row)));
    }

    private static String id(Element row) {
        return row.selectFirst("input").val();
    }

    /** Ticks the box of a row, or takes the tick away. */
    public static void tick(RowTable<?> table, Element row, boolean ticked) {
        fire(
                table,
                "change",
                JacksonUtils.createObjectNode()
                        .put("event.target.matches('input')", true)
                        .put("event.target.value", id(row))
                        .put("event.target.checked", ticked));
    }

    /** Ticks the box of the head, or takes the tick away. */
    public static void tickAll(RowTable<?> table, boolean ticked) {
        Element head = Jsoup.parse(table.getElement().getOuterHTML()).selectFirst("thead > tr");
        tick(table, head, ticked);
    }

    private static void fire(RowTable<?> table, String type, ObjectNode data) {
        DomEvent event = new DomEvent(table.getElement(), type, data);
        table.getElement().getNode().getFeature(ElementListenerMap.class).fireEvent(event);
    }
}
