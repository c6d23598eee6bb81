package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;

/** Shows the member's mail address and whether it is proven, and changes it. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@Order(10)
class AddressSection extends Section implements SecuritySection {

    private final OwnAccount account;
    private final StepUp stepUp;
    private final MemberId member;
    private final Div message = new Div();
    private final TextField address = new TextField(getTranslation("login.address.next"));
    private final PasswordField current =
            new PasswordInput(getTranslation("login.address.password"), "current-password");

    AddressSection(OwnAccount account, AddressProof proof, StepUp stepUp, CurrentMember self) {
        this.account = account;
        this.stepUp = stepUp;
        member = self.id();
        setId("email");
        addClassName("kb-section");
        address.getElement().setAttribute("autocomplete", "email");
        PhoneKeyboard.EMAIL.showFor(address);
        address.setManualValidation(true);
        address.setRequiredIndicatorVisible(true);
        current.setManualValidation(true);
        current.setRequiredIndicatorVisible(true);
        String state = proof.proven(member) ? "login.address.proven" : "login.address.unproven";
        add(new H2(getTranslation("login.address.heading")));
        add(new Paragraph(getTranslation(state, account.address(member).orElse(""))));
        add(new AddressReminder(proof, member), message, form());
    }

    private Div form() {
        Div actions =
                new Div(new Button(getTranslation("login.address.change"), _ -> stepUp.besidePassword(this::change)));
        actions.addClassName("kb-actions");
        Div form = new Div(address, current, actions);
        form.addClassNames("kb-form", "kb-form-pair");
        return form;
    }

    private void change() {
        message.removeAll();
        AccountResult answer = account.changeAddress(member, current.getValue(), address.getValue());
        AccountResultWords.beside(current, answer, "CURRENT");
        AccountResultWords.beside(address, answer, "EMAIL");
        if (answer == AccountResult.DONE) {
            current.clear();
            AccountResultWords.above(message, Severity.SUCCESS, "login.address.sent", address.getValue());
            address.clear();
        } else if (!AccountResultWords.isOfField(answer)) {
            AccountResultWords.above(message, Severity.URGENT, AccountResultWords.key(answer));
        }
    }
}
