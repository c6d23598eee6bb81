package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jp.kagiban.login.member.MemberPrincipal;
import jp.kagiban.login.member.Members;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;

/** Starts logins, all in the same form whether by the login form, a sign-up or a passkey. */
@NamedInterface("session")
@Service
public class SessionStarter {

    static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    /** Spring Security's session attribute for the page that was wanted before the login. */
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    private static final int LONGEST_ADDRESS = 64;

    private final Members members;
    private final SessionRows rows;
    private final MemberSessions sessions;
    private final BrowserSession browser;
    private final LoginHistory history;
    private final LoginGate gate;
    private final ClientAddress client;
    private final SecurityContextHolderStrategy security;
    private final Clock clock;

    SessionStarter(
            Members members,
            SessionRows rows,
            MemberSessions sessions,
            BrowserSession browser,
            LoginHistory history,
            LoginGate gate,
            ClientAddress client,
            SecurityContextHolderStrategy security,
            Clock clock) {
        this.members = members;
        this.rows = rows;
        this.sessions = sessions;
        this.browser = browser;
        this.history = history;
        this.gate = gate;
        this.client = client;
        this.security = security;
        this.clock = clock;
    }

    /**
     * Logs in a member who has just signed up. The session gets a new id.
     *
     * @return the address to load, so that the tab begins with its tenant: the home page
     * @throws java.util.NoSuchElementException if there is no such member
     */
    public String logIn(MemberId member) {
        inThisBrowser(member, Factor.PASSWORD);
        return "./";
    }

    /** Logs in a member who has just shown a passkey. @return the address to load: the requested page, otherwise home */
    public String logInByPasskey(MemberId member) {
        inThisBrowser(member, Factor.PASSKEY);
        Object saved = VaadinSession.getCurrent().getSession().getAttribute(SAVED);
        return saved instanceof SavedRequest request ? request.getRedirectUrl() : "./";
    }

    private void inThisBrowser(MemberId member, Factor proof) {
        browser.begin(begin(member, proof));
        history.loggedIn(member, proof);
        gate.known(member);
    }

    /**
     * Returns a new login, which the caller puts into the HTTP session.
     *
     * @throws java.util.NoSuchElementException if there is no such member
     */
    Authentication begin(MemberId member, Factor proof) {
        MemberPrincipal principal = new MemberPrincipal(members.findById(member).orElseThrow());
        principal.eraseCredentials();
        sessions.replace(member);
        UUID session = Ids.next();
        String address = client.current();
        rows.add(
                session, member, address.substring(0, Math.min(LONGEST_ADDRESS, address.length())), BrowserName.here());
        UsernamePasswordAuthenticationToken login =
                UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of(proof.at(clock.instant())));
        login.setDetails(new LoginSession(session));
        SessionCookie.set(session);
        return login;
    }

    /** Replaces the login that the form has left in the HTTP session with ours. */
    @EventListener
    void loggedInByForm(InteractiveAuthenticationSuccessEvent login) {
        if (login.getAuthentication().getPrincipal() instanceof MemberPrincipal) {
            CurrentRequest.find().ifPresent(request -> {
                MemberId member = MemberId.of(login.getAuthentication().getName());
                SecurityContextImpl context = new SecurityContextImpl(begin(member, Factor.PASSWORD));
                security.setContext(context);
                request.getSession().setAttribute(CONTEXT, context);
            });
        }
    }
}
