package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import jp.kagiban.shared.CurrentRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Stores a login and its proofs in the HTTP session of this thread's browser. */
@Component
class BrowserSession {

    private final SecurityContextHolderStrategy security;
    private final Clock clock;

    BrowserSession(SecurityContextHolderStrategy security, Clock clock) {
        this.security = security;
        this.clock = clock;
    }

    /** Gives the session a new id and this login. */
    void begin(Authentication login) {
        VaadinService.reinitializeSession(VaadinRequest.getCurrent());
        store(login);
    }

    /** Adds a second factor that was just shown to a login that lacked it; the session gets a new id. */
    void complete(Factor proof) {
        begin(proof.addTo(login(), clock.instant()));
    }

    /**
     * Adds a proof that the member has just given within a login. The session gets a new id, so that nobody who has stolen the
     * old one can use the proof. Unlike {@link #begin}, this keeps the open pages and what is typed in them.
     */
    void add(Factor proof) {
        CurrentRequest.find()
                .filter(request -> request.getSession(false) != null)
                .ifPresent(HttpServletRequest::changeSessionId);
        store(proof.addTo(login(), clock.instant()));
    }

    private void store(Authentication login) {
        SecurityContextImpl context = new SecurityContextImpl(login);
        security.setContext(context);
        VaadinSession.getCurrent().getSession().setAttribute(SessionStarter.CONTEXT, context);
    }

    private Authentication login() {
        Authentication login = security.getContext().getAuthentication();
        if (login == null) {
            throw new IllegalStateException("Nobody is logged in here");
        }
        return login;
    }
}
