package jp.kagiban.operator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import jp.kagiban.kit.TimeText;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.operator.Console;
import jp.kagiban.operator.Console.Row;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Suspensions.Suspension;
import jp.kagiban.tenancy.Tenancies;

/** Suspends a company with a reason, or ends the suspension. */
final class SuspensionPart extends FormSection {

    private final Console console;
    private final StepUp stepUp;
    private final TenantId tenant;
    private final Runnable onChange;
    private final TextArea reason = new TextArea(getTranslation("operator.suspend.reason"));

    /** @param onChange runs after the company was suspended or resumed */
    SuspensionPart(Console console, StepUp stepUp, Row row, Runnable onChange) {
        super("operator.suspend.heading");
        this.console = console;
        this.stepUp = stepUp;
        this.tenant = row.tenancy().tenant();
        this.onChange = onChange;
        row.tenancy().suspension().ifPresentOrElse(this::offerResuming, this::offerSuspending);
    }

    private void offerResuming(Suspension suspension) {
        form(
                new Paragraph(getTranslation("operator.suspend.since", TimeText.minute(suspension.since()))),
                new Paragraph(suspension.reason()));
        actions(new Button(getTranslation("operator.resume"), _ -> stepUp.then(this::resume)));
    }

    private void offerSuspending() {
        reason.setManualValidation(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        form(new Paragraph(getTranslation("operator.suspend.text")), reason);
        actions(new Button(getTranslation("operator.suspend"), _ -> suspend()));
    }

    private void suspend() {
        String typed = reason.getValue().strip();
        if (typed.isEmpty()) {
            refuse("operator.suspend.empty");
        } else if (typed.length() > Tenancies.LONGEST_REASON) {
            refuse("operator.suspend.long");
        } else {
            stepUp.then(() -> suspend(typed));
        }
    }

    private void suspend(String typed) {
        console.suspend(tenant, typed);
        onChange.run();
    }

    private void refuse(String key) {
        FieldError.say(reason, getTranslation(key, Tenancies.LONGEST_REASON));
        reason.focus();
    }

    private void resume() {
        console.resume(tenant);
        onChange.run();
    }
}
