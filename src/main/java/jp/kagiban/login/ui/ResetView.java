package jp.kagiban.login.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.password.PasswordReset;

/** The page of a reset link, which asks for a new password. Opening the link changes nothing. */
@Route(value = "reset/:token", autoLayout = false)
@AnonymousAllowed
class ResetView extends EntryPage implements BeforeEnterObserver {

    private final PasswordReset reset;
    private final Div message = new Div();
    private final Div content = new Div();
    private final PasswordField password = new PasswordInput(getTranslation("login.password.next"), "new-password");
    private String token = "";

    ResetView(PasswordReset reset) {
        this.reset = reset;
        title(getTranslation("login.reset.title"));
        content.addClassName("kb-form");
        password.setHelperText(getTranslation("login.password.rule"));
        password.setManualValidation(true);
        add(message, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        token = entering.getRouteParameters().get("token").orElse("");
        content.removeAll();
        if (!reset.works(token)) {
            finish(Severity.URGENT, "login.answer.link_dead");
            return;
        }
        content.add(password, submit("login.password.change", this::set), links(toLogin()));
    }

    private Anchor toLogin() {
        return new Anchor("login", getTranslation("login.to-login"));
    }

    private void set() {
        AccountResult answer = reset.set(token, password.getValue());
        AccountResultWords.beside(password, answer, "PASSWORD");
        if (answer == AccountResult.DONE) {
            password.clear();
            finish(Severity.SUCCESS, "login.reset.done");
        } else if (!AccountResultWords.isOfField(answer)) {
            finish(Severity.URGENT, AccountResultWords.key(answer));
        }
    }

    private void finish(Severity severity, String key) {
        content.removeAll();
        content.add(links(toLogin(), new Anchor("forgot", getTranslation("login.forgot"))));
        AccountResultWords.above(message, severity, key);
    }
}
