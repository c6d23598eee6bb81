package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import jp.kagiban.shared.CurrentRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Stores a login and its proofs in the HTTP session of this thread's browser. */
@Component
class BrowserSession {

    /** The attribute of a request that has given its session a new id. */
    private static final String RENEWED = BrowserSession.class.getName() + ".renewed";

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

    /** Adds a proof that the member has just given within a login. The session gets a new id. */
    void add(Factor proof) {
        renewId();
        store(proof.addTo(login(), clock.instant()));
    }

    /**
     * Gives the session a new id, so that a stolen one becomes useless. Unlike {@link #begin}, this keeps the open
     * pages and what is typed in them. Does nothing outside of a request.
     */
    static void renewId() {
        CurrentRequest.find()
                .filter(request -> request.getSession(false) != null)
                .ifPresent(request -> {
                    request.changeSessionId();
                    request.setAttribute(RENEWED, true);
                });
    }

    /** Returns whether the session has got a new id since this thread's request was sent, by another request. */
    static boolean hasOldId() {
        return CurrentRequest.find()
                .filter(request -> request.getAttribute(RENEWED) == null)
                .filter(CurrentRequest::hasOldSessionId)
                .isPresent();
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
