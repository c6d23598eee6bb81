package jp.kagiban.login.session;

import com.vaadin.flow.shared.ApplicationConstants;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.RequestPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Service;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks at each request whether its login goes on. If the login has ended, removes it from the request. A page then
 * leads to the login form, and Vaadin makes an open page reload. While the second factor is missing, only the page that
 * asks for it is served.
 */
@NamedInterface("session")
@Service
public class SessionGate {

    /** Requests that the browser sends by itself, so they don't keep a login alive. */
    private static final Set<String> BY_ITSELF = Set.of("heartbeat", "push");

    private static final Set<String> OPEN = Set.of("/login", "/logout", "/" + SecondFactor.ADDRESS);

    private final MemberSessions sessions;
    private final SecondFactor factor;
    private final CurrentMember current;
    private final Refusals refusals;
    private final SecurityContextHolderStrategy security;
    private final RequestMatcher plain = VaadinSecurityConfigurer.getDefaultHttpSecurityPermitMatcher();
    private final RequestMatcher ignored = VaadinSecurityConfigurer.getDefaultWebSecurityIgnoreMatcher();

    SessionGate(
            MemberSessions sessions,
            SecondFactor factor,
            CurrentMember current,
            Refusals refusals,
            SecurityContextHolderStrategy security) {
        this.current = current;
        this.refusals = refusals;
        this.sessions = sessions;
        this.factor = factor;
        this.security = security;
    }

    /**
     * Returns the filter. It must run after the filter that reads the login from the HTTP session, and before all that need a
     * login.
     */
    public Filter filter() {
        return new Gate();
    }

    private final class Gate extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            if (request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) != null) {
                return false;
            }
            RequestPath path = new RequestPath(request.getServletPath());
            return path.isPlainFile()
                    || path.isMonitoring()
                    || (!path.isOfAPage() && (plain.matches(request) || ignored.matches(request)));
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Optional<LoginSession> login = LoginSession.of(security.getContext().getAuthentication());
            if (login.isPresent() && isOver(login.get(), request)) {
                Optional<MemberId> member = current.find().filter(_ -> !isByItself(request));
                // End the login first, so that it is over even if the note fails.
                end(request);
                member.ifPresent(id -> refusals.loginOver(id, screen(request)));
            } else if (login.isPresent() && factor.missing() && !isOpen(request)) {
                refuse(request, response);
                return;
            }
            chain.doFilter(request, response);
        }

        private boolean isOver(LoginSession login, HttpServletRequest request) {
            return (isByItself(request) ? sessions.over(login.id()) : sessions.overAtRequest(login.id())).isPresent();
        }

        private static boolean isByItself(HttpServletRequest request) {
            @Nullable String kind = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER);
            return kind != null && BY_ITSELF.contains(kind);
        }

        /** Requests of an open page always have the home page's address, so their screen is unknown. */
        private static @Nullable String screen(HttpServletRequest request) {
            boolean byAPage = request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) != null
                    && request.getServletPath().length() <= 1;
            return byAPage ? null : Refusals.screen(request.getServletPath());
        }

        private void end(HttpServletRequest request) {
            security.clearContext();
            @Nullable HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }

        /** Requests of an open page pass, because its navigation and each of its services check them. */
        private boolean isOpen(HttpServletRequest request) {
            boolean download = request.getServletPath().startsWith("/VAADIN/dynamic/");
            return OPEN.contains(request.getServletPath())
                    || (request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER) != null && !download);
        }

        private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
            @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
            if ("GET".equals(request.getMethod()) && accepted != null && accepted.contains("text/html")) {
                rememberWanted(request, request.getSession());
                response.sendRedirect(request.getContextPath() + "/" + SecondFactor.ADDRESS);
            } else {
                refusals.noteInLoginSpace(screen(request), Refusals.Reason.FACTOR_MISSING);
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            }
        }

        /** Remembers the requested page as the wanted one. The first request after the password isn't recorded as a refusal. */
        private void rememberWanted(HttpServletRequest request, HttpSession session) {
            if (session.getAttribute(SecondFactor.WANTED) != null) {
                refusals.noteInLoginSpace(screen(request), Refusals.Reason.FACTOR_MISSING);
            }
            @Nullable String query = request.getQueryString();
            session.setAttribute(SecondFactor.WANTED, request.getServletPath() + (query == null ? "" : "?" + query));
        }
    }
}
