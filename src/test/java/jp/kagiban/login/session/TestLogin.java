package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.login.member.MemberPrincipal;
import jp.kagiban.login.member.Members;
import jp.kagiban.shared.MemberId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** The login of a member as the login form would leave it. */
@TestComponent
public class TestLogin {

    private final Members members;
    private final SessionStarter starter;
    private final SecurityContextHolderStrategy security;
    private final Clock clock;

    TestLogin(Members members, SessionStarter starter, SecurityContextHolderStrategy security, Clock clock) {
        this.members = members;
        this.starter = starter;
        this.security = security;
        this.clock = clock;
    }

    /** Of a browser in which nobody has logged in. */
    public static Authentication nobody() {
        return UsernamePasswordAuthenticationToken.unauthenticated("nobody", "");
    }

    /** Proven for good: tests move the clock by days. */
    public Authentication of(MemberId member) {
        return new Proven(provenAt(member, clock.instant()), Factor.PASSWORD);
    }

    /** By the password, at this instant. */
    public Authentication provenAt(MemberId member, Instant instant) {
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        MemberPrincipal principal = new MemberPrincipal(members.findById(member).orElseThrow());
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of(Factor.PASSWORD.at(instant)));
    }

    /** With a second factor shown, at the same time. */
    public Authentication withSecondFactor(MemberId member) {
        return new Proven(provenAt(member, clock.instant()), Factor.PASSWORD, Factor.CODE);
    }

    /** The same, shown at this instant. */
    public Authentication withSecondFactorAt(MemberId member, Instant instant) {
        Authentication login = provenAt(member, instant);
        return UsernamePasswordAuthenticationToken.authenticated(
                login.getPrincipal(), null, List.of(Factor.PASSWORD.at(instant), Factor.CODE.at(instant)));
    }

    /** One that is listed among the member's logins, in another browser. */
    public Authentication begun(MemberId member) {
        SecurityContext here = security.getContext();
        security.clearContext();
        try {
            return starter.begin(member, Factor.PASSWORD, _ -> true).orElseThrow();
        } finally {
            security.setContext(here);
        }
    }

    /** The same, with a second factor shown. */
    public Authentication begunWithSecondFactor(MemberId member) {
        return new Proven(begun(member), Factor.PASSWORD, Factor.CODE);
    }

    /** The number of a login that is listed. */
    public UUID session(Authentication login) {
        return LoginSession.of(login).orElseThrow().id();
    }

    /** The login form has sent somebody back who typed this as their address. */
    public static void refuse(VaadinSession browser, String typed) {
        browser.getSession().setAttribute(TypedAddress.KEPT, typed);
    }

    /** From here on this is the login of the browser, in all of its tabs. */
    public void enter(VaadinSession browser, Authentication login) {
        SecurityContextImpl context = new SecurityContextImpl(login);
        security.setContext(context);
        browser.getSession().setAttribute(SessionStarter.CONTEXT, context);
    }

    /** Of somebody who has shown these a moment ago, whenever it is asked. */
    private final class Proven extends UsernamePasswordAuthenticationToken {

        private final Factor[] factors;

        private Proven(Authentication login, Factor... factors) {
            super(login.getPrincipal(), null, login.getAuthorities());
            this.factors = factors;
            setDetails(login.getDetails());
        }

        @Override
        public Collection<GrantedAuthority> getAuthorities() {
            return Stream.of(factors)
                    .<GrantedAuthority>map(factor -> factor.at(clock.instant()))
                    .toList();
        }
    }
}
