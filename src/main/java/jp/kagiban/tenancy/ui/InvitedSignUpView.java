package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import jp.kagiban.kit.Facts;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TimeText;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Consents;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.tenancy.CompanyInvitations;
import jp.kagiban.tenancy.CompanyInvitations.Invited;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.tenancy.TabSwitch;

/**
 * The page of an operator's invitation to open a company. Opening the link changes nothing, so a mail scanner can't use it up;
 * only the button does.
 */
@Route(value = "signup/:token", autoLayout = false)
@AnonymousAllowed
class InvitedSignUpView extends SignUpPage implements BeforeEnterObserver {

    private final CompanyInvitations invitations;
    private final TabSwitch tabs;
    private final Div content = new Div();
    private final Button submitButton = submit("signup.submit", this::submitForm);
    private String token = "";
    private Runnable action = this::draw;

    InvitedSignUpView(CompanyInvitations invitations, SessionStarter sessions, TabSwitch tabs, Consents consents) {
        super("signup.title", sessions, consents);
        this.invitations = invitations;
        this.tabs = tabs;
        submitButton.setDisableOnClick(true);
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
        invitations.find(token).ifPresentOrElse(this::show, this::showEnded);
    }

    private void showEnded() {
        content.add(
                MessagePanel.line(Severity.INFO, getTranslation("signup.invited.over")),
                new Anchor("login", getTranslation("signup.login")));
    }

    private void show(Invited invited) {
        content.add(new Facts()
                .fact(getTranslation("signup.email"), invited.email())
                .fact(getTranslation("members.open.until"), TimeText.minute(invited.expiresAt())));
        switch (invited.visitor()) {
            case NEW -> showForm("signup.submit", this::openWithNewAccount, company, name, password, consent);
            case INVITED_MEMBER -> showForm("signup.invited.open", this::openAsMember, company);
            case HAS_ACCOUNT ->
                content.add(
                        new Paragraph(getTranslation("signup.invited.has-account")),
                        new Anchor("login", getTranslation("signup.invited.login")));
            case UNPROVEN ->
                content.add(
                        MessagePanel.line(Severity.URGENT, getTranslation("invitation.unproven")),
                        new Anchor(SectionPage.href("security", "email"), getTranslation("invitation.to-security")));
            case SOMEBODY_ELSE ->
                content.add(MessagePanel.line(
                        Severity.URGENT, getTranslation("invitation.somebody-else", invited.email())));
        }
    }

    private void showForm(String buttonKey, Runnable formAction, Component... fields) {
        submitButton.setText(getTranslation(buttonKey));
        action = formAction;
        content.add(fields);
        content.add(submitButton);
    }

    private void submitForm() {
        try {
            action.run();
        } catch (Accounts.EmailTaken taken) {
            draw();
        } finally {
            submitButton.setEnabled(true);
        }
    }

    private void openAsMember() {
        Optional<SignUp.CompanyProblem> problem = invitations.check(company.getValue());
        show(problem);
        if (problem.isEmpty()) {
            invitations.open(token, company.getValue()).ifPresentOrElse(opened -> tabs.to(opened.tenant()), this::draw);
        }
    }

    private void openWithNewAccount() {
        SignUp.Problems problems = invitations.check(token, company.getValue(), name.getValue(), password.getValue());
        show(problems.company());
        show(problems.member());
        boolean agreed = consent.check();
        if (problems.none() && agreed) {
            invitations
                    .openWithNewAccount(token, company.getValue(), name.getValue(), password.getValue())
                    .ifPresentOrElse(opened -> logInAndOpenHome(opened.owner()), this::draw);
        } else if (first(problems.member(), "EMAIL").isPresent()) {
            // The invitation has ended, or its address has got an account meanwhile.
            draw();
        }
    }
}
