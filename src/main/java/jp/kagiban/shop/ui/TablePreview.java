package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.bulk.TableLook.Row;
import jp.kagiban.shop.bulk.TableLook.Table;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.register.ShopField;

/** Shows a preview of a table of new shops. Rows with problems come first, and name their problems. */
final class TablePreview extends Section {

    private final Warned warned = new Warned();
    private final H2 heading = new H2(getTranslation("shop.bulk.preview"));

    /** @param register receives the accepted warnings */
    TablePreview(Table table, Consumer<Set<Problem.Kind>> register) {
        addClassNames("kb-section", "kb-bulk-preview");
        heading.getElement().setAttribute("tabindex", "-1");
        add(heading);
        long wrong = table.rows().stream()
                .filter(row -> severity(row) == Severity.EXPIRED)
                .count();
        if (wrong > 0) {
            add(MessagePanel.line(Severity.EXPIRED, getTranslation("shop.bulk.register.wrong", wrong)));
        }
        add(warned);
        warned.show(table.problems());
        if (table.storable()) {
            Button button = new Button(
                    getTranslation("shop.bulk.register.all", table.rows().size()),
                    _ -> register.accept(warned.accepted()));
            button.addThemeVariants(ButtonVariant.PRIMARY);
            Div buttons = new Div(button);
            buttons.addClassName("kb-actions");
            add(buttons);
        }
        add(rows(table));
    }

    private DataTable rows(Table table) {
        DataTable drawn = new DataTable(
                heading.getText(),
                getTranslation("shop.name"),
                getTranslation("shop.bulk.place"),
                getTranslation("shop.address"),
                getTranslation("shop.license-key"),
                getTranslation("shop.bulk.register.check"));
        table.rows().stream()
                .sorted(Comparator.comparingInt(row ->
                        List.of(Severity.EXPIRED, Severity.URGENT, Severity.OK).indexOf(severity(row))))
                .forEach(row -> drawn.row(
                        text(row.name()),
                        new Span(BulkWords.lines(this, List.of(row.line()))),
                        text(row.code()),
                        row.lastFour().isEmpty() ? text("") : BulkWords.tail(this, row.lastFour()),
                        sentences(row)));
        return drawn;
    }

    private static Span text(String text) {
        return new Span(text.isEmpty() ? "–" : text);
    }

    private static Severity severity(Row row) {
        if (row.problems().isEmpty()) {
            return Severity.OK;
        }
        boolean warnings =
                row.problems().stream().allMatch(problem -> problem.kind().warning());
        return warnings ? Severity.URGENT : Severity.EXPIRED;
    }

    private Div sentences(Row row) {
        Div cell = new Div();
        cell.addClassName("kb-bulk-sentences");
        row.problems().forEach(problem -> cell.add(sentence(severity(problem), text(problem))));
        row.mended().stream()
                .flatMap(changed -> changed.how().stream())
                .filter(how -> how != Normalization.OUTER_BLANKS)
                .distinct()
                .sorted()
                .forEach(how -> cell.add(sentence(Severity.INFO, getTranslation("shop.mended." + Kebab.of(how)))));
        if (row.problems().isEmpty()) {
            cell.addComponentAsFirst(sentence(Severity.OK, getTranslation("shop.bulk.register.fine")));
        }
        return cell;
    }

    private static Severity severity(Problem problem) {
        return problem.kind().warning() ? Severity.URGENT : Severity.EXPIRED;
    }

    private String text(Problem problem) {
        Object[] arguments = Stream.concat(Stream.of(label(problem.field())), problem.arguments().stream())
                .toArray();
        return getTranslation("shop.problem." + Kebab.of(problem.kind()), arguments);
    }

    private String label(ShopField field) {
        if (field.equals(ShopField.NAME)) {
            return getTranslation("shop.name");
        }
        return field.equals(ShopField.ADDRESS) ? getTranslation("shop.address") : field.name();
    }

    private static Component sentence(Severity severity, String text) {
        Div sentence = new Div(severity.icon(), new Span(text));
        sentence.addClassName("kb-bulk-sentence");
        severity.mark(sentence);
        return sentence;
    }

    /** Moves focus from the button above to this preview. */
    void focus() {
        heading.getElement().callJsFunction("focus");
        heading.getElement().callJsFunction("scrollIntoView");
    }
}
