package jp.kagiban.login.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.password.ResetRequests;

/** Requests a mail with a link for a new password. The answer is the same whether the address has an account or not. */
@Route(value = "forgot", autoLayout = false)
@AnonymousAllowed
class ForgotView extends EntryPage {

    private final ResetRequests requests;
    private final Div message = new Div();
    private final TextField email = new TextField(getTranslation("login.email"));

    ForgotView(ResetRequests requests) {
        this.requests = requests;
        title(getTranslation("login.forgot.title"));
        email.getElement().setAttribute("autocomplete", "username");
        PhoneKeyboard.EMAIL.showFor(email);
        email.setManualValidation(true);
        Div form = new Div(
                new Paragraph(getTranslation("login.forgot.text")), email, submit("login.forgot.submit", this::send));
        form.addClassName("kb-form");
        add(message, form, links(new Anchor("login", getTranslation("login.to-login"))));
    }

    private void send() {
        message.removeAll();
        AccountResult answer = requests.ask(email.getValue());
        AccountResultWords.beside(email, answer, "EMAIL");
        if (answer == AccountResult.DONE) {
            AccountResultWords.above(message, Severity.INFO, "login.forgot.sent");
        } else if (!AccountResultWords.isOfField(answer)) {
            AccountResultWords.above(message, Severity.URGENT, AccountResultWords.key(answer));
        }
    }
}
