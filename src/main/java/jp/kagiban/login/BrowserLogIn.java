package jp.kagiban.login;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Deed;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;

/** Logs a member in who has just proven himself by other means than the login form: by signing up, or by a passkey. */
@Service
public class BrowserLogIn {

    /** Where Spring Security keeps the page that somebody asked for who wasn't logged in. */
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    private final SignIns signIns;
    private final SecurityContextHolderStrategy security;
    private final AuditTrail trail;

    BrowserLogIn(SignIns signIns, SecurityContextHolderStrategy security, AuditTrail trail) {
        this.trail = trail;
        this.signIns = signIns;
        this.security = security;
    }

    /**
     * Gives the session a new id and the member, and loads the home page afresh, so that the tab begins with its tenant.
     *
     * @throws java.util.NoSuchElementException if there is no such member
     */
    public void logIn(UUID member) {
        renew(signIns.begin(member, Factor.PASSWORD));
        note(member);
        UI.getCurrent().getPage().setLocation("./");
    }

    /** The same by a passkey; goes on to the page that was asked for. */
    void logInByPasskey(UUID member) {
        renew(signIns.begin(member, Factor.PASSKEY));
        note(member);
        UI.getCurrent().getPage().setLocation(saved().orElse("./"));
    }

    private void note(UUID member) {
        trail.recordApartInLoginSpace(Deed.of(Action.LOGGED_IN).by(Actor.member(member, trail.address())));
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
