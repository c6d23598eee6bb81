package jp.kagiban.operator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.operator.MachineryDesk;
import jp.kagiban.shop.attempt.AttemptCounts;

/** Shows the outcomes of recent attempts to use keys, counted over all companies. */
final class AttemptsPart extends Section {

    AttemptsPart(MachineryDesk desk) {
        addClassName("kb-section");
        List<AttemptCounts.Line> lines = desk.attempts();
        add(new H2(getTranslation("operator.attempts")), new Paragraph(getTranslation("operator.attempts.text")));
        add(lines.isEmpty() ? new EmptyState(getTranslation("operator.attempts.none")) : table(lines));
    }

    private Component table(List<AttemptCounts.Line> lines) {
        DataTable table = new DataTable(
                getTranslation("operator.attempts"),
                getTranslation("operator.attempts.outcome"),
                getTranslation("operator.attempts.code"),
                getTranslation("operator.attempts.day"),
                getTranslation("operator.attempts.week"));
        lines.forEach(line -> table.row(outcome(line), code(line), count(line.day()), count(line.week())));
        return table;
    }

    private Span outcome(AttemptCounts.Line line) {
        String name = line.outcome()
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .orElse("not-asked");
        return new Span(getTranslation("operator.attempts.outcome." + name));
    }

    private static Span code(AttemptCounts.Line line) {
        Span code = new Span(line.code().orElse("–"));
        code.addClassName("kb-mono");
        return code;
    }

    private Span count(AttemptCounts.Count count) {
        return new Span(getTranslation("operator.attempts.count", count.tries(), count.shops()));
    }
}
