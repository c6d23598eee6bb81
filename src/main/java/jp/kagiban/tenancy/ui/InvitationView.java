package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Locale;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Consents;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.session.HashesBusy;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.tenancy.Joining;
import jp.kagiban.tenancy.Joining.Invited;
import jp.kagiban.tenancy.TabSwitch;

/**
 * The page of an invitation's link. Opening the link changes nothing, so a mail scanner can't use it up; only the button does.
 */
@Route(value = "invitation/:token", autoLayout = false)
@AnonymousAllowed
class InvitationView extends SignUpPage implements BeforeEnterObserver {

    private final Joining joining;
    private final TabSwitch tabs;
    private final Div content = new Div();
    private String token = "";

    InvitationView(Joining joining, SessionStarter sessions, TabSwitch tabs, Consents consents) {
        super("invitation.title", sessions, consents);
        this.joining = joining;
        this.tabs = tabs;
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
        joining.find(token).ifPresentOrElse(this::show, this::showEnded);
    }

    private void showEnded() {
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
                        .fact(getTranslation("members.open.until"), TimeText.minute(invited.expiresAt())));
        switch (invited.visitor()) {
            case INVITED_MEMBER -> offerJoining();
            case UNPROVEN ->
                content.add(
                        MessagePanel.line(Severity.URGENT, getTranslation("invitation.unproven")),
                        new Anchor(SectionPage.href("security", "email"), getTranslation("invitation.to-security")));
            case SOMEBODY_ELSE ->
                content.add(MessagePanel.line(
                        Severity.URGENT, getTranslation("invitation.somebody-else", invited.email())));
            case HAS_ACCOUNT -> offerLogin();
            case NEW -> offerAccount();
        }
    }

    private void offerJoining() {
        Button join = new Button(getTranslation("invitation.join"), _ -> join());
        join.addThemeVariants(ButtonVariant.PRIMARY);
        join.setDisableOnClick(true);
        join.setWidthFull();
        content.add(join);
    }

    /** The login page returns to this page. */
    private void offerLogin() {
        Anchor login = new Anchor("invitation/" + token + "/login", getTranslation("invitation.login"));
        login.addClassName("kb-button-link");
        login.setRouterIgnore(true);
        content.add(new Paragraph(getTranslation("invitation.has-account")), login);
    }

    private void offerAccount() {
        Button submitButton = submit("invitation.create", this::submitForm);
        submitButton.setDisableOnClick(true);
        content.add(new Paragraph(getTranslation("invitation.new")), name, password, consent, submitButton);
    }

    private void join() {
        joining.join(token).ifPresentOrElse(joined -> tabs.to(joined.tenant()), this::draw);
    }

    private void submitForm() {
        List<AccountResult> problems = joining.check(token, name.getValue(), password.getValue());
        show(problems);
        boolean agreed = consent.check();
        if (first(problems, "EMAIL").isPresent()) {
            // The address has got an account meanwhile.
            draw();
        } else if (problems.isEmpty() && agreed) {
            createAccount();
        } else {
            enableButtons();
        }
    }

    private void enableButtons() {
        content.getChildren().filter(Button.class::isInstance).forEach(button -> ((Button) button).setEnabled(true));
    }

    /** If the address has got an account meanwhile, the page asks for a login instead. */
    private void createAccount() {
        try {
            joining.joinWithNewAccount(token, name.getValue(), password.getValue())
                    .ifPresentOrElse(joined -> logInAndOpenHome(joined.member()), this::draw);
        } catch (Accounts.EmailTaken taken) {
            draw();
        } catch (HashesBusy busy) {
            enableButtons();
            throw busy;
        }
    }
}
