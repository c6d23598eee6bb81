package jp.kagiban.login.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.kit.EntryPage;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.PushButton;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TabMark;
import jp.kagiban.kit.form.PasswordInput;
import jp.kagiban.kit.form.PhoneKeyboard;
import jp.kagiban.kit.form.PostForm;
import jp.kagiban.kit.key.LifeDrawing;
import jp.kagiban.login.PracticeAccounts;
import jp.kagiban.login.PracticeAccounts.Account;
import jp.kagiban.login.SignUpPolicy;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.SessionEnd;
import jp.kagiban.login.session.TypedAddress;
import org.springframework.beans.factory.ObjectProvider;

/** The login page. The browser posts its form in the ordinary way, so that password managers recognize it. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends EntryPage implements BeforeEnterObserver {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");

    private final CurrentMember member;
    private final MemberSessions sessions;
    private final TypedAddress typed;
    private final Div message = new Div();
    private final TextField email = new TextField(getTranslation("login.email"));
    private final PasswordField password = new PasswordInput(getTranslation("login.password"), "current-password");
    private final PostForm form;

    LoginView(
            CurrentMember member,
            MemberSessions sessions,
            TypedAddress typed,
            PasskeyLogIns passkeys,
            SignUpPolicy signUp,
            ObjectProvider<PracticeAccounts> practice) {
        this.typed = typed;
        this.member = member;
        this.sessions = sessions;
        title(getTranslation("login.title"));
        form = form();
        add(message, form);
        if (passkeys.offered()) {
            add(PasskeyUse.leadingOn(passkeys, passkeys::logIn));
        }
        Anchor forgot = new Anchor("forgot", getTranslation("login.forgot"));
        add(signUp.open() ? links(new Anchor("signup", getTranslation("login.signup")), forgot) : links(forgot));
        beside(welcome());
        practice.ifAvailable(this::listAccounts);
    }

    /** Tells visitors what the portal does, by a drawing of how long keys last and three sentences. */
    private Div welcome() {
        UnorderedList sentences = new UnorderedList(
                sentence(Icons.BELL, "notices"), sentence(Icons.KEY, "renewal"), sentence(Icons.LIST, "orders"));
        Div welcome = new Div(new H2(getTranslation("login.welcome")), LifeDrawing.samples(), sentences);
        welcome.addClassName("kb-welcome");
        return welcome;
    }

    private ListItem sentence(Icons icon, String key) {
        return new ListItem(icon.draw(), new Span(getTranslation("login.welcome." + key)));
    }

    private PostForm form() {
        email.getElement().setAttribute("name", "username");
        email.getElement().setAttribute("autocomplete", "username");
        PhoneKeyboard.EMAIL.showFor(email);
        password.getElement().setAttribute("name", "password");
        PostForm post = new PostForm("login", email, password);
        Button logIn = new Button(getTranslation("login.submit"));
        logIn.addThemeVariants(ButtonVariant.PRIMARY);
        logIn.setWidthFull();
        post.add(logIn);
        post.submitBy(logIn);
        return post;
    }

    /** Lists the practice accounts of a sandbox portal. */
    private void listAccounts(PracticeAccounts practice) {
        Div list = new Div(new Paragraph(getTranslation("login.practice", practice.password())));
        list.addClassName("kb-practice");
        practice.accounts().forEach(account -> list.add(account(account, practice.password())));
        beside(list);
    }

    private Div account(Account account, String secret) {
        String text = getTranslation("login.practice.account", account.email(), account.company(), account.shops());
        Button use = new Button(getTranslation("login.practice.use"), _ -> {
            email.setValue(account.email());
            password.setValue(secret);
            form.submit();
        });
        use.addThemeVariants(ButtonVariant.TERTIARY);
        use.setAriaLabel(getTranslation("login.practice.use.of", account.email()));
        return new Div(new Span(text), use);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Optional<String> address = typed.take();
        if (member.find().isPresent()) {
            entering.forwardTo("");
            return;
        }
        QueryParameters query = entering.getLocation().getQueryParameters();
        if (query.getParameters().containsKey("error")) {
            MessagePanel wrong = MessagePanel.line(Severity.EXPIRED, getTranslation("login.wrong"));
            message.add(wrong);
            TabMark.tellError(wrong);
            address.ifPresent(email::setValue);
        }
        sessions.farewell().ifPresent(this::showEnd);
        query.getSingleParameter("wait").filter(SECONDS.asMatchPredicate()).ifPresent(seconds -> {
            askToWait(seconds);
            address.ifPresent(email::setValue);
        });
    }

    private void showEnd(SessionEnd why) {
        message.add(MessagePanel.line(
                Severity.INFO, getTranslation("login.ended." + why.name().toLowerCase(Locale.ROOT))));
        if (why.isWanted()) {
            PushButton.forget(this);
        }
    }

    /** Shows the same sentence whether the address has an account or not. */
    private void askToWait(String seconds) {
        message.add(MessagePanel.line(Severity.INFO, getTranslation("login.wait", Integer.valueOf(seconds))));
    }
}
