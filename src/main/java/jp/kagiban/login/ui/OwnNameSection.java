package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.kit.EnterKey;
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.FormSection;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.OwnAccount;
import org.springframework.core.annotation.Order;

/** The member's own name. */
@org.springframework.stereotype.Component
@Order(5)
class OwnNameSection implements SecuritySection {

    private final OwnAccount account;

    OwnNameSection(OwnAccount account) {
        this.account = account;
    }

    @Override
    public Component draw(UUID member) {
        return new Part(account, member);
    }

    private static final class Part extends FormSection {

        private final OwnAccount account;
        private final UUID member;
        private final TextField name = new TextField(getTranslation("signup.name"));

        private Part(OwnAccount account, UUID member) {
            super("login.name.heading");
            this.account = account;
            this.member = member;
            name.setValue(account.name(member).orElse(""));
            name.setManualValidation(true);
            name.setRequiredIndicatorVisible(true);
            name.getElement().setAttribute("autocomplete", "name");
            Button save = new Button(getTranslation("login.name.save"), _ -> save());
            EnterKey.presses(save, name);
            form(new Paragraph(getTranslation("login.name.text")), name);
            actions(save);
        }

        private void save() {
            Optional<Accounts.Problem> problem = account.rename(member, name.getValue());
            FieldError.show(
                    name,
                    problem.map(found ->
                            getTranslation("signup.problem." + found.name().toLowerCase(Locale.ROOT))));
            if (problem.isPresent()) {
                sayNothing();
                name.focus();
            } else {
                name.setValue(name.getValue().strip());
                done(getTranslation("login.name.saved"));
            }
        }
    }
}
