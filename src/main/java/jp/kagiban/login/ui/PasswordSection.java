package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.PasswordField;
import jp.kagiban.kit.EnterKey;
import jp.kagiban.kit.PasswordInput;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.shared.MemberId;
import org.springframework.core.annotation.Order;

/** Changing the password. */
@org.springframework.stereotype.Component
@Order(20)
class PasswordSection implements SecuritySection {

    private final OwnAccount account;
    private final StepUp stepUp;

    PasswordSection(OwnAccount account, StepUp stepUp) {
        this.account = account;
        this.stepUp = stepUp;
    }

    @Override
    public Component draw(MemberId member) {
        return new Part(account, stepUp, member);
    }

    private static final class Part extends Section {

        private final OwnAccount account;
        private final MemberId member;
        private final Div message = new Div();
        private final PasswordField current =
                new PasswordInput(getTranslation("login.password.current"), "current-password");
        private final PasswordField next = new PasswordInput(getTranslation("login.password.next"), "new-password");

        private Part(OwnAccount account, StepUp stepUp, MemberId member) {
            this.account = account;
            this.member = member;
            addClassName("kb-section");
            current.setManualValidation(true);
            current.setRequiredIndicatorVisible(true);
            next.setManualValidation(true);
            next.setRequiredIndicatorVisible(true);
            next.setHelperText(getTranslation("login.password.rule"));
            Button change =
                    new Button(getTranslation("login.password.change"), _ -> stepUp.besidePassword(this::change));
            EnterKey.presses(change, current, next);
            Div actions = new Div(change);
            actions.addClassName("kb-actions");
            Div form = new Div(current, next, actions);
            form.addClassName("kb-form");
            add(new H2(getTranslation("login.password.heading")), message, form);
        }

        private void change() {
            message.removeAll();
            AccountResult answer = account.changePassword(member, current.getValue(), next.getValue());
            AccountResultWords.beside(current, answer, "CURRENT");
            AccountResultWords.beside(next, answer, "PASSWORD");
            if (answer == AccountResult.DONE) {
                current.clear();
                next.clear();
                AccountResultWords.above(message, Severity.SUCCESS, "login.password.changed");
            } else if (!AccountResultWords.isOfField(answer)) {
                AccountResultWords.above(message, Severity.URGENT, AccountResultWords.key(answer));
            }
        }
    }
}
