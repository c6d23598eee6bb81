package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import jp.kagiban.kit.FirstSteps;
import jp.kagiban.kit.FirstSteps.Task;
import jp.kagiban.kit.RowTable;
import jp.kagiban.kit.RowTable.Column;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyBadge;

/** Shows the first steps of a new company, and a table with many rows. */
final class Lists extends Div {

    Lists() {
        addClassName("kb-guide");
        add(new Sample(
                FirstSteps.class.getSimpleName(),
                "guide.steps",
                new FirstSteps(
                        List.of(new Task(getTranslation("guide.steps.open"), "shops")),
                        1,
                        new Paragraph(getTranslation("guide.steps.lead")))));
        add(new Sample(RowTable.class.getSimpleName(), "guide.rows", rows()));
    }

    private RowTable<String> rows() {
        List<Column> columns = List.of(
                new Column("name", getTranslation("guide.rows.name"), true),
                new Column("state", getTranslation("guide.rows.state"), false));
        RowTable<String> table = new RowTable<>(getTranslation("guide.rows.list"), columns, new Samples(), _ -> {});
        table.sortedBy("name", false);
        table.onChoice(() -> {});
        table.show(List.of("A", "B"));
        return table;
    }

    private final class Samples implements RowTable.Rows<String> {

        @Override
        public String id(String row) {
            return row;
        }

        @Override
        public String box(String row) {
            return getTranslation("guide.rows.choose", row);
        }

        @Override
        public List<Component> cells(String row) {
            return List.of(
                    new Anchor("styleguide", getTranslation("guide.rows.row", row)),
                    new KeyBadge(Severity.OK, getTranslation("guide.rows.well")));
        }
    }
}
