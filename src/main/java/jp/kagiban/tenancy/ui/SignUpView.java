package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.Consents;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.tenancy.SignUp;

/** Opens a tenant with its first owner, who is logged in afterwards. */
@Route(value = "signup", autoLayout = false)
@AnonymousAllowed
class SignUpView extends SignUpPage implements BeforeEnterObserver {

    private final SignUp signUp;
    private final CurrentMember member;
    private final Throttle throttle;
    private final ClientAddress client;
    private final Div message = new Div();
    private final Button submitButton = submit("signup.submit", this::submitForm);

    SignUpView(
            SignUp signUp,
            CurrentMember member,
            SessionStarter sessions,
            Consents consents,
            Throttle throttle,
            ClientAddress client) {
        super("signup.title", sessions, consents);
        this.throttle = throttle;
        this.client = client;
        this.signUp = signUp;
        this.member = member;
        add(signUp.openToAll() ? form() : closed(), links(new Anchor("login", getTranslation("signup.login"))));
    }

    private Div closed() {
        return new Div(MessagePanel.line(Severity.INFO, getTranslation("signup.closed")));
    }

    private Div form() {
        submitButton.setDisableOnClick(true);
        Div form = new Div(message, company, name, email, password, consent, submitButton);
        form.addClassName("kb-form");
        return form;
    }

    private void submitForm() {
        message.removeAll();
        boolean isOpened = false;
        try {
            isOpened = !isTooOften(
                            Limit.SIGN_UP.of(client.prefix()),
                            Limit.SIGN_UP_NETWORK.of(client.network()),
                            Limit.SIGN_UP_ALL.of("all"))
                    && tryToOpen();
        } finally {
            submitButton.setEnabled(!isOpened);
        }
    }

    /** The form reveals whether an address has an account, so attempts are limited. */
    private boolean isTooOften(Throttle.Token... tokens) {
        boolean tooOften = throttle.takeAll(tokens).isPresent();
        if (tooOften) {
            message.add(MessagePanel.line(Severity.URGENT, getTranslation("signup.too_often")));
        }
        return tooOften;
    }

    private boolean tryToOpen() {
        NewMember owner = new NewMember(name.getValue(), email.getValue(), password.getValue());
        SignUp.Problems problems = signUp.check(company.getValue(), owner);
        show(problems);
        boolean agreed = consent.check();
        if (!problems.none() || !agreed || isTooOften(Limit.OPENED_NETWORK.of(client.network()))) {
            return false;
        }
        try {
            SignUp.Opened opened = signUp.open(company.getValue(), owner);
            logInAndOpenHome(opened.owner());
            return true;
        } catch (Accounts.EmailTaken taken) {
            show(List.of(AccountResult.EMAIL_TAKEN));
            return false;
        }
    }

    private void show(SignUp.Problems problems) {
        show(problems.company());
        show(problems.member());
        Stream.<TextFieldBase<?, String>>of(company, name, email, password)
                .filter(HasValidation::isInvalid)
                .findFirst()
                .ifPresent(field -> field.focus());
    }

    /** A logged-in member goes to the home page. */
    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (member.find().isPresent()) {
            entering.forwardTo("");
        }
    }
}
