package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/**
 * A short table in plain HTML, which is more accessible than a virtual grid. Its first column names the row. On a phone
 * each row becomes a card, and each cell shows its column's name.
 */
@Tag("table")
public final class DataTable extends HtmlContainer {

    private final List<String> columns;
    private final HtmlContainer body = new HtmlContainer("tbody");

    /** @param name what the table lists, for screen readers */
    public DataTable(String name, String... columns) {
        this.columns = List.of(columns);
        addClassName("kb-table");
        getElement().setAttribute("aria-label", name);
        HtmlContainer headRow = new HtmlContainer("tr");
        this.columns.forEach(column -> headRow.add(header("col", new Span(column))));
        HtmlContainer thead = new HtmlContainer("thead");
        thead.add(headRow);
        add(thead, body);
    }

    /** Adds a row, with one cell for each column. */
    public DataTable row(Component... cells) {
        HtmlContainer row = new HtmlContainer("tr");
        row.add(header("row", cells[0]));
        for (int i = 1; i < cells.length; i++) {
            HtmlContainer cell = new HtmlContainer("td");
            cell.getElement().setAttribute("data-label", columns.get(i));
            cell.add(cells[i]);
            row.add(cell);
        }
        body.add(row);
        return this;
    }

    private static HtmlContainer header(String scope, Component content) {
        HtmlContainer header = new HtmlContainer("th");
        header.getElement().setAttribute("scope", scope);
        header.add(content);
        return header;
    }
}
