package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.EnterKey;
import jp.kagiban.kit.form.FormSection;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Changes the member's own name. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(5)
class OwnNameSection extends FormSection implements SecuritySection {

    private final OwnAccount account;
    private final Accounts accounts;
    private final MemberId member;
    private final TextField name = new TextField(getTranslation("signup.name"));

    OwnNameSection(OwnAccount account, Accounts accounts, CurrentMember self) {
        super("login.name.heading");
        setId("name");
        this.account = account;
        this.accounts = accounts;
        member = self.id();
        name.setValue(storedName());
        name.setManualValidation(true);
        name.setRequiredIndicatorVisible(true);
        name.getElement().setAttribute("autocomplete", "name");
        Button save = new Button(getTranslation("login.name.save"), _ -> save());
        EnterKey.presses(save, name);
        form(new Paragraph(getTranslation("login.name.text")), name);
        actions(save);
    }

    private String storedName() {
        return accounts.name(member).orElse("");
    }

    private void save() {
        AccountResult answer = account.rename(member, name.getValue());
        AccountResultWords.beside(name, answer, "NAME");
        if (answer == AccountResult.DONE) {
            name.setValue(storedName());
            done(getTranslation("login.name.saved"));
        } else if (AccountResultWords.isOfField(answer)) {
            sayNothing();
            name.focus();
        } else {
            say(Severity.URGENT, getTranslation(AccountResultWords.key(answer)));
        }
    }
}
