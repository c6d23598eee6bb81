package jp.kagiban.login.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.login.AddressLinks;
import jp.kagiban.login.member.AccountResult;

/** The page of a link in a mail about an address. Opening the link changes nothing; a click does. */
@Route(value = "verify/:token", autoLayout = false)
@AnonymousAllowed
class VerifyView extends EntryPage implements BeforeEnterObserver {

    private final AddressLinks links;
    private final Div message = new Div();
    private final Div content = new Div();
    private final PasswordField password = new PasswordInput(getTranslation("login.password.next"), "new-password");
    private String token = "";

    VerifyView(AddressLinks links) {
        this.links = links;
        title(getTranslation("login.verify.title"));
        content.addClassName("kb-form");
        password.setHelperText(getTranslation("login.password.rule"));
        password.setManualValidation(true);
        add(message, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        token = entering.getRouteParameters().get("token").orElse("");
        content.removeAll();
        links.look(token).ifPresentOrElse(this::show, () -> refuse(AccountResult.LINK_DEAD));
    }

    private void show(AddressLinks.Link link) {
        switch (link.step()) {
            case CONFIRM -> {
                content.add(new Paragraph(getTranslation("login.verify.confirm", link.address())));
                content.add(submit("login.verify.submit", this::confirm));
            }
            case CHOOSE_PASSWORD -> {
                content.add(new Paragraph(getTranslation("login.verify.keep")), toLogin());
                content.add(new Paragraph(getTranslation("login.verify.password", link.address())));
                content.add(password, submit("login.verify.set", this::takeOver));
            }
            case LOG_IN_FIRST -> refuse(AccountResult.LOG_IN_FIRST);
        }
    }

    private Div toLogin() {
        return links(new Anchor("login", getTranslation("login.to-login")));
    }

    private void confirm() {
        AccountResult answer = links.confirm(token);
        if (answer == AccountResult.DONE) {
            finish("login.verify.done", new Anchor("./", getTranslation("login.verify.home")));
        } else {
            refuse(answer);
        }
    }

    private void takeOver() {
        AccountResult answer = links.takeOver(token, password.getValue());
        AccountResultWords.beside(password, answer, "PASSWORD");
        if (answer == AccountResult.DONE) {
            password.clear();
            finish("login.verify.taken", toLogin());
        } else if (!AccountResultWords.isOfField(answer)) {
            refuse(answer);
        }
    }

    private void finish(String key, Component next) {
        content.removeAll();
        content.add(next);
        AccountResultWords.above(message, Severity.SUCCESS, key);
    }

    private void refuse(AccountResult answer) {
        content.removeAll();
        content.add(toLogin());
        AccountResultWords.above(message, Severity.URGENT, AccountResultWords.key(answer));
    }
}
