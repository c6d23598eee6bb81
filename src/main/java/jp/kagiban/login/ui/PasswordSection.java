package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.EnterKey;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Changes the password. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(20)
class PasswordSection extends Section implements SecuritySection {

    private final OwnAccount account;
    private final MemberId member;
    private final Div message = new Div();
    private final PasswordField current =
            new PasswordInput(getTranslation("login.password.current"), "current-password");
    private final PasswordField next = new PasswordInput(getTranslation("login.password.next"), "new-password");

    PasswordSection(OwnAccount account, StepUp stepUp, CurrentMember self) {
        this.account = account;
        member = self.id();
        setId("password");
        addClassName("kb-section");
        current.setManualValidation(true);
        current.setRequiredIndicatorVisible(true);
        next.setManualValidation(true);
        next.setRequiredIndicatorVisible(true);
        next.setHelperText(getTranslation("login.password.rule"));
        Button change = new Button(getTranslation("login.password.change"), _ -> stepUp.besidePassword(this::change));
        EnterKey.presses(change, current, next);
        Div actions = new Div(change);
        actions.addClassName("kb-actions");
        Div form = new Div(current, next, actions);
        form.addClassNames("kb-form", "kb-form-pair");
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
