package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;

/** Logs in a member who has just proven themselves by means other than the login form: by signing up, or by a passkey. */
@NamedInterface("session")
@Service
public class BrowserLogIn {

    /** Where Spring Security keeps the page that somebody asked for who wasn't logged in. */
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    private final SessionStarter starter;
    private final BrowserSession browser;
    private final LoginHistory history;
    private final LoginGate gate;

    BrowserLogIn(SessionStarter starter, BrowserSession browser, LoginHistory history, LoginGate gate) {
        this.starter = starter;
        this.browser = browser;
        this.history = history;
        this.gate = gate;
    }

    /**
     * Gives the session a new id and the member.
     *
     * @return what is to be loaded afresh, so that the tab begins with its tenant: the home page
     * @throws java.util.NoSuchElementException if there is no such member
     */
    public String logIn(MemberId member) {
        begin(member, Factor.PASSWORD);
        return "./";
    }

    /** The same by a passkey; it goes on to the page that was asked for. */
    public String logInByPasskey(MemberId member) {
        begin(member, Factor.PASSKEY);
        return saved().orElse("./");
    }

    private void begin(MemberId member, Factor proof) {
        browser.begin(starter.begin(member, proof));
        history.loggedIn(member, proof);
        gate.known(member);
    }

    private static Optional<String> saved() {
        Object saved = VaadinSession.getCurrent().getSession().getAttribute(SAVED);
        return saved instanceof SavedRequest request ? Optional.of(request.getRedirectUrl()) : Optional.empty();
    }
}
