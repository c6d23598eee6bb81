package jp.kagiban.login;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;

/** Logs a member in who has just proven themselves by other means than the login form: by signing up, or by a passkey. */
@Service
public class BrowserLogIn {

    /** Where Spring Security keeps the page that somebody asked for who wasn't logged in. */
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    private final SignIns signIns;
    private final SecurityContextHolderStrategy security;
    private final LoginHistory history;
    private final LoginGate gate;

    BrowserLogIn(SignIns signIns, SecurityContextHolderStrategy security, LoginHistory history, LoginGate gate) {
        this.signIns = signIns;
        this.security = security;
        this.history = history;
        this.gate = gate;
    }

    /**
     * Gives the session a new id and the member, and loads the home page afresh, so that the tab begins with its tenant.
     *
     * @throws java.util.NoSuchElementException if there is no such member
     */
    public void logIn(UUID member) {
        begin(member, Factor.PASSWORD);
        UI.getCurrent().getPage().setLocation("./");
    }

    /** The same by a passkey; goes on to the page that was asked for. */
    void logInByPasskey(UUID member) {
        begin(member, Factor.PASSKEY);
        UI.getCurrent().getPage().setLocation(saved().orElse("./"));
    }

    private void begin(UUID member, Factor proof) {
        renew(signIns.begin(member, proof));
        history.loggedIn(member, proof);
        gate.known(member);
    }

    private static Optional<String> saved() {
        Object saved = VaadinSession.getCurrent().getSession().getAttribute(SAVED);
        return saved instanceof SavedRequest request ? Optional.of(request.getRedirectUrl()) : Optional.empty();
    }

    /** Gives the session a new id and this login. */
    void renew(Authentication login) {
        VaadinService.reinitializeSession(VaadinRequest.getCurrent());
        keep(login);
    }

    /** Puts the login into the session as it is. */
    void keep(Authentication login) {
        SecurityContextImpl context = new SecurityContextImpl(login);
        security.setContext(context);
        VaadinSession.getCurrent().getSession().setAttribute(SignIns.CONTEXT, context);
    }
}
