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
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.login.throttle.Throttle;
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
    private final Button create = submit("signup.submit", this::create);

    SignUpView(
            SignUp signUp,
            CurrentMember member,
            SessionStarter logIn,
            Consents consents,
            Throttle throttle,
            ClientAddress client) {
        super("signup.title", logIn, consents);
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
        create.setDisableOnClick(true);
        Div form = new Div(message, company, name, email, password, consent, create);
        form.addClassName("kb-form");
        return form;
    }

    private void create() {
        message.removeAll();
        boolean opened = false;
        try {
            opened = !isTooOften() && tryToOpen();
        } finally {
            create.setEnabled(!opened);
        }
    }

    /** The form tells whether an address is taken; nobody may ask that of many. */
    private boolean isTooOften() {
        boolean tooOften = throttle.take(Throttle.Limit.SIGN_UP, client.prefix())
                .or(() -> throttle.take(Throttle.Limit.SIGN_UP_NETWORK, client.network()))
                .or(() -> throttle.take(Throttle.Limit.SIGN_UP_ALL, "all"))
                .isPresent();
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
        return problems.none() && agreed && open(owner);
    }

    private boolean open(NewMember owner) {
        try {
            SignUp.Opened opened = signUp.open(company.getValue(), owner);
            goIn(opened.owner());
            return true;
        } catch (Accounts.EmailTaken taken) {
            show(List.of(Accounts.Problem.EMAIL_TAKEN));
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

    /** Logged-in members have a company already, and their tab keeps it. */
    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (member.find().isPresent()) {
            entering.forwardTo("");
        }
    }
}
