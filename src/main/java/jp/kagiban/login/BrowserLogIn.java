package jp.kagiban.login;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Deed;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Service;

/** Logs a member in who has just proven himself by other means than the login form: by signing up. */
@Service
public class BrowserLogIn {

    private final Members members;
    private final AuditTrail trail;

    BrowserLogIn(Members members, AuditTrail trail) {
        this.members = members;
        this.trail = trail;
    }

    /**
     * Gives the session a new id and the member, and loads the home page afresh, so that the tab begins with its tenant.
     *
     * @throws java.util.NoSuchElementException if there is no such member
     */
    public void logIn(UUID member) {
        MemberPrincipal principal = new MemberPrincipal(members.findById(member).orElseThrow());
        principal.eraseCredentials();
        Authentication login =
                UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
        trail.recordApartInLoginSpace(Deed.of(Action.LOGGED_IN).by(Actor.member(member, trail.address())));
        VaadinService.reinitializeSession(VaadinRequest.getCurrent());
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(login));
        UI.getCurrent().getPage().setLocation("./");
    }
}
