package jp.kagiban.styleguide.ui;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyBadge;

/** Shows all levels of severity, in a table and as lines. */
final class SeveritySamples extends Div {

    SeveritySamples() {
        addClassName("kb-guide");
        DataTable table = new DataTable(
                getTranslation("guide.levels.name"),
                getTranslation("guide.levels.level"),
                KeyBadge.class.getSimpleName(),
                getTranslation("guide.levels.when"));
        Div lines = new Div();
        lines.addClassName("kb-section");
        for (Severity level : Severity.values()) {
            table.row(
                    new Code(level.name()),
                    new KeyBadge(level, getTranslation("guide.level." + level.level())),
                    new Span(getTranslation("guide.level." + level.level() + ".when")));
            lines.add(MessagePanel.line(level, getTranslation("guide.level." + level.level() + ".when")));
        }
        add(
                new Sample("DataTable, KeyBadge", "guide.levels", table),
                new Sample("MessagePanel.line", "guide.line", lines));
    }
}
