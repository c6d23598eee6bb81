package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PasswordInput;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Consents;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.login.ui.ConsentBox;
import jp.kagiban.shared.Jst;
import jp.kagiban.tenancy.Joining;
import jp.kagiban.tenancy.Joining.Invited;
import jp.kagiban.tenancy.TabSwitch;

/** What the link in an invitation's mail opens. Opening it changes nothing: only its button does. */
@Route(value = "invitation/:token", autoLayout = false)
@AnonymousAllowed
class InvitationView extends EntryPage implements BeforeEnterObserver, HasDynamicTitle {

    private final Joining joining;
    private final SessionStarter logIn;
    private final TabSwitch tabs;
    private final ConsentBox consent;
    private final Div content = new Div();
    private final TextField name = new TextField(getTranslation("signup.name"));
    private final PasswordInput password = new PasswordInput(getTranslation("signup.password"), "new-password");
    private String token = "";

    InvitationView(Joining joining, SessionStarter logIn, TabSwitch tabs, Consents consents) {
        this.joining = joining;
        this.logIn = logIn;
        this.tabs = tabs;
        this.consent = new ConsentBox(consents);
        title(getTranslation("invitation.title"));
        content.addClassName("kb-form");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        token = entering.getRouteParameters().get("token").orElse("");
        draw();
    }

    private void draw() {
        content.removeAll();
        joining.look(token).ifPresentOrElse(this::show, this::over);
    }

    private void over() {
        content.add(
                MessagePanel.line(Severity.INFO, getTranslation("invitation.over")),
                new Anchor("login", getTranslation("signup.login")));
    }

    private void show(Invited invited) {
        Facts facts = new Facts();
        invited.company().ifPresent(name -> facts.fact(getTranslation("invitation.company"), name));
        content.add(
                new Paragraph(invited.company()
                        .map(name -> getTranslation("invitation.text", name))
                        .orElseGet(() -> getTranslation("invitation.text.unnamed"))),
                facts.fact(
                                getTranslation("members.role"),
                                getTranslation(
                                        "members.role." + invited.role().name().toLowerCase(Locale.ROOT)))
                        .fact(getTranslation("members.email"), invited.email())
                        .fact(getTranslation("members.open.until"), Jst.minute(invited.expiresAt())));
        switch (invited.holder()) {
            case INVITED -> content.add(button(getTranslation("invitation.join"), this::join));
            case UNPROVEN ->
                content.add(
                        MessagePanel.line(Severity.URGENT, getTranslation("invitation.unproven")),
                        new Anchor("security", getTranslation("invitation.to-security")));
            case SOMEBODY_ELSE ->
                content.add(MessagePanel.line(
                        Severity.URGENT, getTranslation("invitation.somebody-else", invited.email())));
            case HAS_ACCOUNT -> offerLogin();
            case NEW -> offerAccount();
        }
    }

    /** After the login one comes back here. */
    private void offerLogin() {
        Anchor login = new Anchor("invitation/" + token + "/login", getTranslation("invitation.login"));
        login.addClassName("kb-button-link");
        login.setRouterIgnore(true);
        content.add(new Paragraph(getTranslation("invitation.has-account")), login);
    }

    private void offerAccount() {
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.getElement().setAttribute("autocomplete", "name");
        password.setHelperText(getTranslation("signup.password.rule"));
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        Button create = button(getTranslation("invitation.create"), this::joinAnew);
        create.addClickShortcut(Key.ENTER);
        content.add(new Paragraph(getTranslation("invitation.new")), name, password, consent, create);
    }

    private Button button(String text, Runnable deed) {
        Button button = new Button(text, _ -> deed.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.setWidthFull();
        return button;
    }

    private void join() {
        joining.join(token).ifPresentOrElse(joined -> tabs.to(joined.tenant()), this::draw);
    }

    private void joinAnew() {
        List<Accounts.Problem> problems = joining.check(token, name.getValue(), password.getValue());
        say(problems);
        boolean agreed = consent.check();
        if (first(problems, "EMAIL").isPresent()) {
            draw();
        } else if (problems.isEmpty() && agreed) {
            makeAccount();
        } else {
            mayPressAgain();
        }
    }

    private void mayPressAgain() {
        content.getChildren().filter(Button.class::isInstance).forEach(button -> ((Button) button).setEnabled(true));
    }

    /** Somebody may have made one with the address meanwhile: then they are asked to log in. */
    private void makeAccount() {
        try {
            joining.joinAnew(token, name.getValue(), password.getValue())
                    .ifPresentOrElse(
                            one -> UI.getCurrent().getPage().setLocation(logIn.logIn(one.member())), this::draw);
        } catch (Accounts.EmailTaken taken) {
            draw();
        } catch (HashesBusy busy) {
            mayPressAgain();
            throw busy;
        }
    }

    private void say(List<Accounts.Problem> problems) {
        Optional<String> ofName = first(problems, "NAME");
        Optional<String> ofPassword = first(problems, "PASSWORD");
        FieldError.show(name, ofName);
        FieldError.show(password, ofPassword);
    }

    private Optional<String> first(List<Accounts.Problem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.name().startsWith(field))
                .map(problem ->
                        getTranslation("signup.problem." + problem.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("invitation.title") + getTranslation("kit.title.tail");
    }
}
