package jp.kagiban.operator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.operator.AlarmDesk;
import jp.kagiban.operator.AlarmDesk.Line;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shared.LoginSpace;

/** Lists the vault's alarms, with a button that acknowledges them. */
final class AlarmsPart extends Section {

    private final AlarmDesk desk;
    private final Runnable onAcknowledged;
    private final Div lines = new Div();

    AlarmsPart(AlarmDesk desk, Runnable onAcknowledged) {
        this.desk = desk;
        this.onAcknowledged = onAcknowledged;
        addClassName("kb-section");
        add(new H2(getTranslation("operator.alarms")), new Paragraph(getTranslation("operator.alarms.text")), lines);
        show(desk.latest());
    }

    private void show(List<Line> latest) {
        lines.removeAll();
        lines.add(latest.isEmpty() ? new EmptyState(getTranslation("operator.alarms.none")) : table(latest));
        int unseen = desk.unseen();
        if (unseen > 0 && !latest.isEmpty()) {
            Div actions =
                    new Div(new Button(getTranslation("operator.alarms.see", unseen), _ -> see(latest.getFirst())));
            actions.addClassName("kb-actions");
            lines.add(actions);
        }
    }

    /** Acknowledges the alarms on the page. Alarms that were raised since the page was drawn stay unacknowledged. */
    private void see(Line latest) {
        desk.see(latest.alarm().last());
        show(desk.latest());
        onAcknowledged.run();
        StatusLine.say(this, getTranslation("operator.alarms.noted"));
    }

    private Component table(List<Line> latest) {
        DataTable table = new DataTable(
                getTranslation("operator.alarms"),
                getTranslation("operator.alarms.what"),
                getTranslation("operator.alarms.company"),
                getTranslation("operator.alarms.times"),
                getTranslation("operator.alarms.last"),
                getTranslation("operator.alarms.state"));
        latest.forEach(line -> table.row(
                new Span(getTranslation(
                        "operator.alarms.kind." + Kebab.of(line.alarm().kind()))),
                new Span(company(line)),
                new Span(String.valueOf(line.alarm().times())),
                new Span(TimeText.minute(line.alarm().last())),
                state(line)));
        return table;
    }

    private String company(Line line) {
        String other = line.alarm().company().equals(LoginSpace.OWNER)
                ? "operator.alarms.login-space"
                : "operator.alarms.gone";
        return line.company().orElseGet(() -> getTranslation(other));
    }

    private KeyBadge state(Line line) {
        return line.alarm().seen().isPresent()
                ? new KeyBadge(Severity.OK, getTranslation("operator.alarms.seen"))
                : new KeyBadge(Severity.EXPIRED, getTranslation("operator.alarms.unseen"));
    }
}
