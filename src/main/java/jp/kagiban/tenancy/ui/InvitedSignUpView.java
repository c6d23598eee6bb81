package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
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
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.login.ui.ConsentBox;
import jp.kagiban.shared.Jst;
import jp.kagiban.tenancy.CompanyInvitations;
import jp.kagiban.tenancy.CompanyInvitations.Invited;
import jp.kagiban.tenancy.SignUp;
import jp.kagiban.tenancy.TabSwitch;

/** What the link opens by which those who run the portal ask somebody to open a company. Only its button changes anything. */
@Route(value = "signup/:token", autoLayout = false)
@AnonymousAllowed
class InvitedSignUpView extends EntryPage implements BeforeEnterObserver, HasDynamicTitle {

    private final CompanyInvitations invitations;
    private final SessionStarter logIn;
    private final TabSwitch tabs;
    private final ConsentBox consent;
    private final Div content = new Div();
    private final TextField company = text("signup.company", "organization");
    private final TextField name = text("signup.name", "name");
    private final PasswordInput password = new PasswordInput(getTranslation("signup.password"), "new-password");
    private final Button create = new Button();
    private String token = "";
    private Runnable pressed = this::draw;

    InvitedSignUpView(CompanyInvitations invitations, SessionStarter logIn, TabSwitch tabs, Consents consents) {
        this.invitations = invitations;
        this.logIn = logIn;
        this.tabs = tabs;
        this.consent = new ConsentBox(consents);
        title(getTranslation("signup.title"));
        password.setHelperText(getTranslation("signup.password.rule"));
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setWidthFull();
        create.setDisableOnClick(true);
        create.addClickShortcut(Key.ENTER);
        create.addClickListener(_ -> press());
        content.addClassName("kb-form");
        add(content);
    }

    private TextField text(String key, String autocomplete) {
        TextField field = new TextField(getTranslation(key));
        field.getElement().setAttribute("autocomplete", autocomplete);
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        return field;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        token = entering.getRouteParameters().get("token").orElse("");
        draw();
    }

    private void draw() {
        content.removeAll();
        invitations.look(token).ifPresentOrElse(this::show, this::over);
    }

    private void over() {
        content.add(
                MessagePanel.line(Severity.INFO, getTranslation("signup.invited.over")),
                new Anchor("login", getTranslation("signup.login")));
    }

    private void show(Invited invited) {
        content.add(new Facts()
                .fact(getTranslation("signup.email"), invited.email())
                .fact(getTranslation("members.open.until"), Jst.minute(invited.expiresAt())));
        switch (invited.holder()) {
            case NEW -> offer("signup.submit", this::openAnew, company, name, password, consent);
            case INVITED -> offer("signup.invited.open", this::open, company);
            case HAS_ACCOUNT ->
                content.add(
                        new Paragraph(getTranslation("signup.invited.has-account")),
                        new Anchor("login", getTranslation("signup.invited.login")));
            case UNPROVEN ->
                content.add(
                        MessagePanel.line(Severity.URGENT, getTranslation("invitation.unproven")),
                        new Anchor("security", getTranslation("invitation.to-security")));
            case SOMEBODY_ELSE ->
                content.add(MessagePanel.line(
                        Severity.URGENT, getTranslation("invitation.somebody-else", invited.email())));
        }
    }

    private void offer(String words, Runnable deed, Component... fields) {
        create.setText(getTranslation(words));
        pressed = deed;
        content.add(fields);
        content.add(create);
    }

    private void press() {
        try {
            pressed.run();
        } catch (Accounts.EmailTaken taken) {
            draw();
        } finally {
            create.setEnabled(true);
        }
    }

    private void open() {
        Optional<SignUp.CompanyProblem> problem = invitations.check(company.getValue());
        say(company, problem.map(found -> "signup.problem.company." + lower(found)));
        if (problem.isEmpty()) {
            invitations.open(token, company.getValue()).ifPresentOrElse(opened -> tabs.to(opened.tenant()), this::draw);
        }
    }

    private void openAnew() {
        SignUp.Problems problems = invitations.check(token, company.getValue(), name.getValue(), password.getValue());
        say(company, problems.company().map(found -> "signup.problem.company." + lower(found)));
        say(name, first(problems, "NAME"));
        say(password, first(problems, "PASSWORD"));
        boolean agreed = consent.check();
        if (problems.none() && agreed) {
            invitations
                    .openAnew(token, company.getValue(), name.getValue(), password.getValue())
                    .ifPresentOrElse(
                            opened -> UI.getCurrent().getPage().setLocation(logIn.logIn(opened.owner())), this::draw);
        } else if (first(problems, "EMAIL").isPresent()) {
            draw();
        }
    }

    private static Optional<String> first(SignUp.Problems problems, String field) {
        return problems.member().stream()
                .filter(problem -> problem.name().startsWith(field))
                .map(problem -> "signup.problem." + lower(problem))
                .findFirst();
    }

    private static String lower(Enum<?> problem) {
        return problem.name().toLowerCase(Locale.ROOT);
    }

    private static <F extends Component & HasValidation> void say(F field, Optional<String> key) {
        FieldError.show(field, key.map(field::getTranslation));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("signup.title") + getTranslation("kit.title.tail");
    }
}
