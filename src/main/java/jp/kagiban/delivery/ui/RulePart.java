package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.kagiban.delivery.DeliveryRule;
import jp.kagiban.delivery.DeliverySettings;
import jp.kagiban.delivery.QuietHours;
import jp.kagiban.delivery.ReminderDays;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.login.ui.ReauthScope;
import jp.kagiban.login.ui.StepUp;

/** Sets the days and hours at which the company's notices are sent out of the portal. */
final class RulePart extends FormSection {

    private static final int LONGEST = 100;

    private final DeliverySettings settings;
    private final TextField before = days("delivery.rule.before");
    private final TextField after = days("delivery.rule.after");
    private final Div nothingSent =
            new Div(MessagePanel.line(Severity.URGENT, getTranslation("delivery.rule.nothing-sent")));
    private final Checkbox quiet = new Checkbox(getTranslation("delivery.rule.quiet"));
    private final Select<Integer> from = hour("delivery.rule.from");
    private final Select<Integer> until = hour("delivery.rule.until");
    private final Checkbox urgent = new Checkbox(getTranslation("delivery.rule.urgent"));

    RulePart(DeliverySettings settings, StepUp stepUp) {
        super("delivery.rule.heading");
        setId("schedule");
        this.settings = settings;
        ReauthScope reauth = stepUp.work();
        show(settings.rule());
        quiet.addValueChangeListener(_ -> showQuietFields());
        form(
                new Paragraph(getTranslation("delivery.rule.text")),
                before,
                after,
                nothingSent,
                quiet,
                from,
                until,
                urgent);
        actions(new Button(getTranslation("delivery.rule.save"), _ -> reauth.then(this::save)));
        answerBelow();
    }

    private TextField days(String label) {
        TextField field = new TextField(getTranslation(label));
        field.setHelperText(getTranslation(label + ".help"));
        field.setManualValidation(true);
        field.setMaxLength(LONGEST);
        field.getElement().setAttribute("autocomplete", "off");
        return field;
    }

    private Select<Integer> hour(String label) {
        Select<Integer> field = new Select<>();
        field.setLabel(getTranslation(label));
        field.setItems(IntStream.range(0, 24).boxed().toList());
        field.setItemLabelGenerator(hour -> getTranslation("delivery.rule.hour", hour));
        field.setManualValidation(true);
        return field;
    }

    private void show(DeliveryRule rule) {
        before.setValue(rule.days().before());
        after.setValue(rule.days().after());
        nothingSent.setVisible(rule.days().days().isEmpty());
        QuietHours hours = rule.quiet();
        boolean none = hours.from() == hours.until();
        quiet.setValue(!none);
        from.setValue(none ? QuietHours.USUAL.from() : hours.from());
        until.setValue(none ? QuietHours.USUAL.until() : hours.until());
        urgent.setValue(rule.urgentAlways());
        showQuietFields();
    }

    private void showQuietFields() {
        List.<Component>of(from, until, urgent).forEach(part -> part.setVisible(quiet.getValue()));
    }

    private void save() {
        boolean hoursRejected = rejectSameHour();
        boolean afterRejected = rejectDays(after, 1);
        if (rejectDays(before, 0) || afterRejected || hoursRejected) {
            sayNothing();
            return;
        }
        Optional<ReminderDays> days = ReminderDays.read(before.getValue(), after.getValue());
        FieldError.sayIf(days.isEmpty(), before, getTranslation("delivery.rule.many", ReminderDays.MOST));
        if (days.isEmpty()) {
            sayNothing();
            before.focus();
            return;
        }
        QuietHours hours = quiet.getValue() ? new QuietHours(from.getValue(), until.getValue()) : QuietHours.NONE;
        settings.change(new DeliveryRule(days.get(), hours, urgent.getValue()));
        show(settings.rule());
        done(getTranslation("delivery.rule.saved"));
        if (days.get().days().isEmpty()) {
            StatusLine.say(
                    this, getTranslation("delivery.rule.saved") + " " + getTranslation("delivery.rule.nothing-sent"));
        }
    }

    /** Returns whether the field has a wrong day, and shows it. */
    private boolean rejectDays(TextField field, int least) {
        List<String> unusable = ReminderDays.unusable(field.getValue(), least);
        FieldError.show(
                field, unusable.stream().findFirst().map(part -> getTranslation("delivery.rule.wrong", part, least)));
        if (!unusable.isEmpty()) {
            field.focus();
        }
        return !unusable.isEmpty();
    }

    /** Returns whether the quiet hours begin and end at the same hour, and shows it. */
    private boolean rejectSameHour() {
        boolean same = quiet.getValue() && from.getValue().equals(until.getValue());
        FieldError.sayIf(same, until, getTranslation("delivery.rule.same"));
        return same;
    }
}
