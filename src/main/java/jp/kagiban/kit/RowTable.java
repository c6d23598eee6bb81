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
 * A table of hundreds of rows that stays light, and plain HTML for screen readers, for the browser's own search and for paper. Each
 * row is one node on the server and is sent as text; it is sent again only after its content has changed. Rows are chosen by boxes,
 * and their order by the headers. In a narrow frame each row is a card, and each cell bears its column's name.
 *
 * <p>The cells are drawn as components but never attached, so nothing on the server listens to them. A link works by itself; a button
 * that is marked by {@link #deed} is reported to the listener of {@link #onDeed}.
 *
 * @param <T> what a row tells; rows that are equal look alike
 */
@Tag("table")
public final class RowTable<T> extends HtmlContainer {

    private static final String TICK = """
            const chosen = new Set($0.split(','));
            this.querySelectorAll('tbody input').forEach(box => { box.checked = chosen.has(box.value); });
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
     * @param mark is told when its header is pressed, and is its {@code data-column}
     */
    public record Column(String mark, String name, boolean sorts) {}

    /** Turns a row's content into cells. */
    public interface Rows<T> {

        /** Tells rows apart. */
        String id(T row);

        /** The name of the box that chooses the row. */
        String box(T row);

        /** As many as there are columns; the first one names the row. */
        List<Component> cells(T row);
    }

    private record Drawn<T>(T told, HtmlContainer row) {}

    /**
     * @param name what the table lists, for screen readers
     * @param sort is told the mark of a column whose header is pressed
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
        Span choice = new Span(getTranslation("kit.rows.choice"));
        choice.addClassName("kb-unseen");
        boxes.add(choice);
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

    /** Makes a button of a row the one that {@link #onDeed} is told of. */
    public static <B extends Component> B deed(B button) {
        button.getElement().setAttribute(Presses.MARK, true);
        return button;
    }

    /** @param pressed is told the id of the row whose button was pressed */
    public void onDeed(Consumer<String> pressed) {
        getElement()
                .addEventListener("click", press -> pressed.accept(text(press, ROW)))
                .setFilter("event.target.closest('[" + Presses.MARK + "]') !== null")
                .addEventData(ROW);
    }

    /** @param changed is called when a member has chosen a row, or no longer chooses it */
    public void onChoice(Runnable changed) {
        getElement()
                .addEventListener("change", change -> {
                    choose(
                            text(change, VALUE),
                            change.getEventData().path(CHECKED).asBoolean(false));
                    changed.run();
                })
                .setFilter("event.target.matches('tbody input')")
                .addEventData(VALUE)
                .addEventData(CHECKED);
    }

    private static String text(DomEvent event, String name) {
        return event.getEventData().path(name).asString("");
    }

    private void choose(String id, boolean wanted) {
        if (wanted && drawn.containsKey(id)) {
            chosen.add(id);
        } else {
            chosen.remove(id);
        }
        tick();
    }

    /** Chooses exactly these rows; some may not be shown now. */
    public void choose(Collection<String> ids) {
        chosen.clear();
        chosen.addAll(ids);
        tick();
    }

    /** The ids of the rows that are chosen, also of those that aren't shown now. */
    public Set<String> chosen() {
        return Set.copyOf(chosen);
    }

    /** Says by which column the rows are sorted. */
    public void sortedBy(@Nullable String mark, boolean descending) {
        sorted.forEach((column, header) -> {
            if (column.equals(mark)) {
                header.getElement().setAttribute("aria-sort", descending ? "descending" : "ascending");
            } else {
                header.getElement().removeAttribute("aria-sort");
            }
        });
    }

    /** Shows these rows in this order. Rows that are there already stay, and keep focus and choice. */
    public void show(List<T> wanted) {
        List<String> ids = wanted.stream().map(rows::id).toList();
        drawn.keySet().retainAll(Set.copyOf(ids));
        boolean rewritten = false;
        for (T row : wanted) {
            rewritten |= draw(row);
        }
        if (!ids.equals(order)) {
            order = ids;
            body.removeAll();
            ids.stream().map(drawn::get).filter(Objects::nonNull).forEach(one -> body.add(one.row()));
        }
        if (rewritten && !chosen.isEmpty()) {
            tick();
        }
    }

    /** Returns whether it was rewritten. */
    private boolean draw(T row) {
        String id = rows.id(row);
        Drawn<T> before = drawn.get(id);
        if (before != null && before.told().equals(row)) {
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

    /** Names that others have chosen are escaped. */
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

    /** All of the cell takes the finger. */
    private NativeLabel box(T row) {
        Input box = new Input();
        box.getElement()
                .setAttribute("type", "checkbox")
                .setAttribute("value", rows.id(row))
                .setAttribute("aria-label", rows.box(row));
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
