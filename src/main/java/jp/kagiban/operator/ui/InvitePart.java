package jp.kagiban.operator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.form.FieldError;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.mail.MailAddress;
import jp.kagiban.operator.Console;

/** Invites somebody to open a company. */
final class InvitePart extends FormSection {

    private final Console console;
    private final StepUp stepUp;
    private final TextField email = new TextField(getTranslation("operator.invite.email"));

    InvitePart(Console console, StepUp stepUp) {
        super("operator.invite.heading");
        this.console = console;
        this.stepUp = stepUp;
        email.setManualValidation(true);
        email.setRequiredIndicatorVisible(true);
        PhoneKeyboard.EMAIL.showFor(email);
        email.getElement().setAttribute("autocomplete", "off");
        form(new Paragraph(getTranslation("operator.invite.text")), email);
        actions(new Button(getTranslation("operator.invite.send"), _ -> send()));
    }

    /** Checks the address before it asks for a proof of identity. */
    private void send() {
        String typed = email.getValue().strip();
        boolean possible = MailAddress.isComplete(Accounts.canonicalEmail(typed));
        FieldError.sayIf(!possible, email, getTranslation("operator.invite.form"));
        if (possible) {
            stepUp.then(() -> invite(typed));
        } else {
            sayNothing();
            email.focus();
        }
    }

    private void invite(String typed) {
        console.invite(typed, getLocale());
        email.clear();
        done(getTranslation("operator.invite.sent", typed));
    }
}
