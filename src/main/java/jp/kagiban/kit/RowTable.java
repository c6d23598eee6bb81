package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A light table for hundreds of rows. It is plain HTML, which works with screen readers, the browser's own search and
 * printing. Each row is one node on the server and is sent as text, and again only after its content has changed.
 * Checkboxes select rows, the one in the head selects all that are shown, and the headers sort them. In a narrow
 * container each row is a card, and each cell shows its column's name.
 *
 * <p>The cells are drawn as components but never attached, so their listeners on the server aren't called. Links work
 * without the server. Clicks on buttons that {@link #deed} has marked go to the listener of {@link #onDeed}.
 *
 * @param <T> the content of a row; equal rows look alike
 */
@Tag("table")
public final class RowTable<T> extends HtmlContainer {

    private static final String TICK = """
            const chosen = new Set($0.split(','));
            const boxes = [...this.querySelectorAll('tbody input')];
            boxes.forEach(box => { box.checked = chosen.has(box.value); });
            const ticked = boxes.filter(box => box.checked).length;
            const all = this.querySelector('thead input');
            all.checked = ticked > 0 && ticked === boxes.length;
            all.indeterminate = ticked > 0 && !all.checked;
            """;

    private static final String ROW = "event.target.closest('tr').querySelector('input').value";
    private static final String VALUE = "event.target.value";
    private static final String CHECKED = "event.target.checked";

    private final Rows<T> rows;
    private final List<Column> columns;
    private final Map<String, HtmlContainer> sorted = new HashMap<>();
    private final HtmlContainer body = new HtmlContainer("tbody");
    private final Map<String, Drawn<T>> drawn = new HashMap<>();
    private final Set<String> chosen = new LinkedHashSet<>();
    private List<String> order = List.of();

    /**
     * A column.
     *
     * @param mark id of the column, which a click on its header reports; also its {@code data-column}
     */
    public record Column(String mark, String name, boolean sorts) {}

    /** Turns a row's content into cells. */
    public interface Rows<T> {

        /** Returns the id of the row. */
        String id(T row);

        /** Returns the name of the row's checkbox. */
        String box(T row);

        /** Returns one cell for each column; the first one names the row. */
        List<Component> cells(T row);
    }

    private record Drawn<T>(T content, HtmlContainer row) {}

    /**
     * @param name what the table lists, for screen readers
     * @param sort receives the mark of the column whose header is clicked
     */
    public RowTable(String name, List<Column> columns, Rows<T> rows, Consumer<String> sort) {
        this.rows = rows;
        this.columns = List.copyOf(columns);
        addClassNames("kb-table", "kb-rows");
        getElement().setAttribute("aria-label", name);
        HtmlContainer head = new HtmlContainer("tr");
        HtmlContainer boxes = new HtmlContainer("th");
        boxes.addClassName("kb-rows-box");
        boxes.getElement().setAttribute("scope", "col");
        NativeLabel all = box("");
        all.add(new Span(getTranslation("kit.rows.all")));
        boxes.add(all);
        head.add(boxes);
        columns.forEach(column -> head.add(header(column, sort)));
        HtmlContainer heads = new HtmlContainer("thead");
        heads.add(head);
        add(heads, body);
    }

    private HtmlContainer header(Column column, Consumer<String> sort) {
        HtmlContainer header = new HtmlContainer("th");
        header.getElement().setAttribute("scope", "col").setAttribute("data-column", column.mark());
        if (column.sorts()) {
            header.add(new NativeButton(column.name(), _ -> sort.accept(column.mark())));
            sorted.put(column.mark(), header);
        } else {
            header.add(new Span(column.name()));
        }
        return header;
    }

    /** Marks a button of a row, so that {@link #onDeed} reports its clicks. */
    public static <B extends Component> B deed(B button) {
        button.getElement().setAttribute(Presses.MARK, true);
        return button;
    }

    /** @param onClick receives the id of the row whose button was clicked */
    public void onDeed(Consumer<String> onClick) {
        getElement()
                .addEventListener("click", click -> onClick.accept(text(click, ROW)))
                .setFilter("event.target.closest('[" + Presses.MARK + "]') !== null")
                .addEventData(ROW);
    }

    /** @param changed called when a member has selected or deselected rows */
    public void onChoice(Runnable changed) {
        getElement()
                .addEventListener("change", change -> {
                    choose(
                            text(change, VALUE),
                            change.getEventData().path(CHECKED).asBoolean(false));
                    changed.run();
                })
                .setFilter("event.target.matches('input')")
                .addEventData(VALUE)
                .addEventData(CHECKED);
    }

    private static String text(DomEvent event, String name) {
        return event.getEventData().path(name).asString("");
    }

    /** @param id id of a row; empty for all rows that are shown */
    private void choose(String id, boolean wanted) {
        List<String> ids = id.isEmpty() ? order : List.of(id);
        if (!wanted) {
            ids.forEach(chosen::remove);
        } else {
            ids.stream().filter(drawn::containsKey).forEach(chosen::add);
        }
        tick();
    }

    /** Selects exactly these rows, some of which may not be shown now. */
    public void choose(Collection<String> ids) {
        chosen.clear();
        chosen.addAll(ids);
        tick();
    }

    /** Returns the ids of the selected rows, including rows that aren't shown now. */
    public Set<String> chosen() {
        return Set.copyOf(chosen);
    }

    /** Marks the column by which the rows are sorted. */
    public void sortedBy(@Nullable String mark, boolean descending) {
        sorted.forEach((column, header) -> {
            if (column.equals(mark)) {
                header.getElement().setAttribute("aria-sort", descending ? "descending" : "ascending");
            } else {
                header.getElement().removeAttribute("aria-sort");
            }
        });
    }

    /** Shows these rows in this order. Rows that are shown already stay, and keep focus and selection. */
    public void show(List<T> wanted) {
        List<String> ids = wanted.stream().map(rows::id).toList();
        drawn.keySet().retainAll(Set.copyOf(ids));
        boolean rewritten = !ids.equals(order);
        for (T row : wanted) {
            rewritten |= draw(row);
        }
        if (!ids.equals(order)) {
            order = ids;
            body.removeAll();
            ids.stream().map(drawn::get).filter(Objects::nonNull).forEach(shown -> body.add(shown.row()));
        }
        if (rewritten && !chosen.isEmpty()) {
            tick();
        }
    }

    /** Draws the row. Returns whether its markup has changed. */
    private boolean draw(T row) {
        String id = rows.id(row);
        Drawn<T> before = drawn.get(id);
        if (before != null && before.content().equals(row)) {
            return false;
        }
        HtmlContainer part = before == null ? new HtmlContainer("tr") : before.row();
        drawn.put(id, new Drawn<>(row, part));
        String html = html(row);
        if (html.equals(part.getElement().getProperty("innerHTML"))) {
            return false;
        }
        part.getElement().setProperty("innerHTML", html);
        return true;
    }

    /** Returns the row's markup. Texts from other people are escaped. */
    private String html(T row) {
        List<Component> cells = rows.cells(row);
        List<Element> all = new ArrayList<>();
        all.add(new Element("td").setAttribute("class", "kb-rows-box").appendChild(box(row).getElement()));
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            all.add(
                    i == 0
                            ? cell("th", column.mark(), cells.get(i)).setAttribute("scope", "row")
                            : cell("td", column.mark(), cells.get(i)).setAttribute("data-label", column.name()));
        }
        return all.stream().map(Drawing::markup).collect(Collectors.joining());
    }

    private static Element cell(String tag, String column, Component content) {
        return new Element(tag).setAttribute("data-column", column).appendChild(content.getElement());
    }

    private NativeLabel box(T row) {
        NativeLabel around = box(rows.id(row));
        around.getComponentAt(0).getElement().setAttribute("aria-label", rows.box(row));
        return around;
    }

    /** Returns a checkbox, with a label that fills the cell, so that a finger can tap anywhere in it. */
    private static NativeLabel box(String value) {
        Input box = new Input();
        box.getElement().setAttribute("type", "checkbox").setAttribute("value", value);
        NativeLabel around = new NativeLabel();
        around.add(box);
        return around;
    }

    private void tick() {
        Script.run(this, TICK, order.stream().filter(chosen::contains).collect(Collectors.joining(",")));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        KeptFocus.inRows(this);
        tick();
    }
}
