package jp.kagiban.operator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.TimeText;
import jp.kagiban.operator.Console;
import jp.kagiban.operator.Console.Row;

/** Lists all companies, the newest first, 25 on a page. */
final class TenantList extends Section {

    private static final int PAGE_SIZE = 25;

    private final Console console;
    private final TextField name = new TextField(getTranslation("operator.tenants.name"));
    private final H2 heading = new H2();
    private final Div list = new Div();
    private int from;

    TenantList(Console console) {
        this.console = console;
        addClassName("kb-section");
        name.setClearButtonVisible(true);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(_ -> show(0));
        add(heading, name, list);
        show(0);
    }

    private void show(int first) {
        from = first;
        long total = console.count(name.getValue());
        heading.setText(getTranslation("operator.tenants", total));
        list.removeAll();
        if (total == 0) {
            list.add(new EmptyState(getTranslation("operator.tenants.none")));
            return;
        }
        list.add(table(), pageButtons(total));
    }

    private DataTable table() {
        DataTable table = new DataTable(
                getTranslation("operator.tenants.table"),
                getTranslation("operator.tenant.name"),
                getTranslation("operator.tenant.state"),
                getTranslation("operator.tenant.opened"),
                getTranslation("operator.tenant.members"),
                getTranslation("operator.tenant.shops"),
                getTranslation("operator.tenant.worst"),
                getTranslation("operator.tenant.checked"));
        console.page(name.getValue(), from, PAGE_SIZE).forEach(row -> add(table, row));
        return table;
    }

    private void add(DataTable table, Row row) {
        table.row(
                new Anchor(
                        "operator/tenants/" + row.tenancy().tenant(),
                        row.tenancy().name()),
                TenantWords.state(this, row),
                new Span(TimeText.minute(row.tenancy().openedAt())),
                new Span(String.valueOf(row.tenancy().members())),
                new Span(String.valueOf(row.shops())),
                TenantWords.worst(this, row.worst()),
                new Span(TenantWords.minute(row.lastCheck())));
    }

    private Div pageButtons(long total) {
        Div buttons = new Div();
        buttons.addClassName("kb-actions");
        if (from > 0) {
            buttons.add(new Button(getTranslation("operator.tenants.newer"), _ -> show(Math.max(0, from - PAGE_SIZE))));
        }
        if (from + PAGE_SIZE < total) {
            buttons.add(new Button(getTranslation("operator.tenants.older"), _ -> show(from + PAGE_SIZE)));
        }
        return buttons;
    }
}
