package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the cells of a {@link RowTable}'s row as HTML. What others have named is a text there, whatever signs are in it. */
final class RowWriter<T> {

    private final RowTable.Rows<T> rows;
    private final List<RowTable.Column> columns;

    RowWriter(RowTable.Rows<T> rows, List<RowTable.Column> columns) {
        this.rows = rows;
        this.columns = List.copyOf(columns);
    }

    String of(T row) {
        List<Component> cells = rows.cells(row);
        List<Element> all = new ArrayList<>();
        all.add(new Element("td").setAttribute("class", "kb-rows-box").appendChild(box(row).getElement()));
        for (int i = 0; i < cells.size(); i++) {
            RowTable.Column column = columns.get(i);
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
}
