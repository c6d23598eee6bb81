package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import jp.kagiban.login.member.Member;
import jp.kagiban.login.member.MemberPrincipal;
import jp.kagiban.login.member.Members;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Starts logins after the login form, a sign-up or a passkey. */
@NamedInterface("session")
@Service
public class SessionStarter {

    static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    /** Spring Security's session attribute for the page that was wanted before the login. */
    public static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    private static final int LONGEST_ADDRESS = 64;

    private final Members members;
    private final SessionRows rows;
    private final MemberSessions sessions;
    private final BrowserSession browser;
    private final LoginHistory history;
    private final LoginGate gate;
    private final ClientAddress client;
    private final SecurityContextHolderStrategy security;
    private final TransactionTemplate transaction;
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
            TransactionTemplate transaction,
            Clock clock) {
        this.members = members;
        this.rows = rows;
        this.sessions = sessions;
        this.browser = browser;
        this.history = history;
        this.gate = gate;
        this.client = client;
        this.security = security;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Logs in a member who has just signed up. The session gets a new id.
     *
     * @return the URL to load, so that the tab starts with its tenant: the home page, or the login page if somebody
     *     else has got the account meanwhile
     */
    public String logIn(MemberId member) {
        return logIn(member, Factor.PASSWORD, Member::hasNeverChanged) ? "./" : "login";
    }

    /**
     * Logs in a member who has just shown a passkey.
     *
     * @param stillThere whether the passkey hasn't been removed meanwhile
     * @return the URL to load: the requested page, otherwise the home page; empty if the passkey has been removed
     */
    public Optional<String> logInByPasskey(MemberId member, BooleanSupplier stillThere) {
        if (!logIn(member, Factor.PASSKEY, _ -> stillThere.getAsBoolean())) {
            return Optional.empty();
        }
        Object saved = VaadinSession.getCurrent().getSession().getAttribute(SAVED);
        return Optional.of(saved instanceof SavedRequest request ? request.getRedirectUrl() : "./");
    }

    /** Returns false, and logs nobody in, if the proof no longer holds. */
    private boolean logIn(MemberId member, Factor proof, Predicate<Member> stillProven) {
        Optional<Authentication> begun = begin(member, proof, stillProven);
        begun.ifPresent(login -> {
            browser.begin(login);
            history.loggedIn(member, proof);
        });
        return begun.isPresent();
    }

    /**
     * Returns a new login, which the caller puts into the HTTP session. Holds the member's lock, as a new password does when it
     * ends all logins. So a new password either ends this login too, or is noticed here.
     *
     * @param stillProven whether the proof still holds; asked under the member's lock
     * @return empty if the proof no longer holds, for example because the password has been replaced since it was compared
     */
    Optional<Authentication> begin(MemberId member, Factor proof, Predicate<Member> stillProven) {
        UUID session = Ids.next();
        Optional<Member> found = Objects.requireNonNull(transaction.execute(_ -> {
            Optional<Member> now = members.lock(member).filter(stillProven);
            now.ifPresent(_ -> store(member, session));
            return now;
        }));
        if (found.isEmpty()) {
            history.overtaken(member, proof);
        }
        return found.map(now -> login(now, session, proof));
    }

    private void store(MemberId member, UUID session) {
        sessions.replace(member);
        String address = client.current();
        rows.add(
                session, member, address.substring(0, Math.min(LONGEST_ADDRESS, address.length())), BrowserName.here());
        gate.succeeded(member);
    }

    private Authentication login(Member member, UUID session, Factor proof) {
        MemberPrincipal principal = new MemberPrincipal(member);
        principal.eraseCredentials();
        UsernamePasswordAuthenticationToken login =
                UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of(proof.at(clock.instant())));
        login.setDetails(new LoginSession(session));
        SessionCookie.set(session);
        return login;
    }

    /**
     * Replaces the login that the form has left in the HTTP session with one from {@link #begin}.
     *
     * @throws BadCredentialsException if the password has been replaced since it was compared
     */
    @EventListener
    void loggedInByForm(InteractiveAuthenticationSuccessEvent login) {
        if (login.getAuthentication().getPrincipal() instanceof MemberPrincipal proven) {
            CurrentRequest.find().ifPresent(request -> loggedInByForm(proven, request.getSession()));
        }
    }

    private void loggedInByForm(MemberPrincipal proven, HttpSession session) {
        session.removeAttribute(CONTEXT);
        SecurityContextImpl context =
                new SecurityContextImpl(begin(MemberId.of(proven.getUsername()), Factor.PASSWORD, proven::isStill)
                        .orElseThrow(() -> new BadCredentialsException("The password has been replaced meanwhile")));
        security.setContext(context);
        session.setAttribute(CONTEXT, context);
    }
}
