package jp.kagiban.operator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.FormSection;
import jp.kagiban.operator.Console;

/** Asks somebody to open a company. */
final class InvitePart extends FormSection {

    private final Console console;
    private final TextField email = new TextField(getTranslation("operator.invite.email"));

    InvitePart(Console console) {
        super("operator.invite.heading");
        this.console = console;
        email.setManualValidation(true);
        email.setRequiredIndicatorVisible(true);
        email.getElement().setAttribute("inputmode", "email").setAttribute("autocomplete", "off");
        form(new Paragraph(getTranslation("operator.invite.text")), email);
        actions(new Button(getTranslation("operator.invite.send"), _ -> send()));
    }

    private void send() {
        String typed = email.getValue().strip();
        boolean sent = console.invite(typed, getLocale());
        FieldError.sayIf(!sent, email, getTranslation("operator.invite.form"));
        if (sent) {
            email.clear();
            done(getTranslation("operator.invite.sent", typed));
        } else {
            sayNothing();
            email.focus();
        }
    }
}
