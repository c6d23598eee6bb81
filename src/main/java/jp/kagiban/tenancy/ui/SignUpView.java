package jp.kagiban.tenancy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.FieldError;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PasswordInput;
import jp.kagiban.kit.Severity;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.Consents;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.SessionStarter;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.ui.ConsentBox;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.tenancy.SignUp;

/** Opens a tenant with its first owner, who is logged in afterwards. */
@Route(value = "signup", autoLayout = false)
@AnonymousAllowed
class SignUpView extends EntryPage implements BeforeEnterObserver, HasDynamicTitle {

    private final SignUp signUp;
    private final CurrentMember member;
    private final SessionStarter logIn;
    private final Throttle throttle;
    private final ClientAddress client;
    private final ConsentBox consent;
    private final Div message = new Div();
    private final TextField company = text("signup.company", "organization");
    private final TextField name = text("signup.name", "name");
    private final TextField email = text("signup.email", "email");
    private final PasswordInput password = new PasswordInput(getTranslation("signup.password"), "new-password");
    private final Button create = new Button(getTranslation("signup.submit"));

    SignUpView(
            SignUp signUp,
            CurrentMember member,
            SessionStarter logIn,
            Consents consents,
            Throttle throttle,
            ClientAddress client) {
        this.throttle = throttle;
        this.client = client;
        this.consent = new ConsentBox(consents);
        this.signUp = signUp;
        this.member = member;
        this.logIn = logIn;
        title(getTranslation("signup.title"));
        password.setHelperText(getTranslation("signup.password.rule"));
        email.getElement().setAttribute("inputmode", "email");
        add(signUp.openToAll() ? form() : closed(), links(new Anchor("login", getTranslation("signup.login"))));
    }

    private Div closed() {
        return new Div(MessagePanel.line(Severity.INFO, getTranslation("signup.closed")));
    }

    private TextField text(String key, String autocomplete) {
        TextField field = new TextField(getTranslation(key));
        field.getElement().setAttribute("autocomplete", autocomplete);
        return field;
    }

    private Div form() {
        fields().forEach(field -> {
            field.setRequiredIndicatorVisible(true);
            field.setManualValidation(true);
        });
        create.addClickListener(_ -> create());
        create.setDisableOnClick(true);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(Key.ENTER);
        create.setWidthFull();
        Div form = new Div(message, company, name, email, password, consent, create);
        form.addClassName("kb-form");
        return form;
    }

    private Stream<TextFieldBase<?, String>> fields() {
        return Stream.of(company, name, email, password);
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
            UI.getCurrent().getPage().setLocation(logIn.logIn(opened.owner()));
            return true;
        } catch (Accounts.EmailTaken taken) {
            say(email, Optional.of("signup.problem.email_taken"));
            return false;
        }
    }

    private void show(SignUp.Problems problems) {
        say(company, problems.company().map(problem -> "signup.problem.company." + lower(problem)));
        say(name, first(problems, "NAME"));
        say(email, first(problems, "EMAIL"));
        say(password, first(problems, "PASSWORD"));
        fields().filter(HasValidation::isInvalid).findFirst().ifPresent(field -> field.focus());
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

    /** Whoever is logged in has a company already, and their tab keeps it. */
    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (member.find().isPresent()) {
            entering.forwardTo("");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("signup.title") + getTranslation("kit.title.tail");
    }
}
