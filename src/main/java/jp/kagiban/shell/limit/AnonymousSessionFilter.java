package jp.kagiban.shell.limit;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import jp.kagiban.login.session.LoginSettings;
import jp.kagiban.shared.RequestPath;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits the size and idle time of sessions in which nobody has logged in. A login gives the session its full idle
 * time.
 */
@Component
@Order(PageRequests.ONCE_THE_ENCODING_IS_KNOWN + 1)
class AnonymousSessionFilter extends OncePerRequestFilter {

    /**
     * Idle time after which an anonymous session ends. The heartbeats of an open page keep the session, so input isn't
     * lost.
     */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** All anonymous sessions together may take the heap divided by this number. */
    private static final int SHARE = 4;

    private final AnonymousSessions sessions =
            new AnonymousSessions(Runtime.getRuntime().maxMemory() / SHARE);
    private final MemberPages pages;
    private final LoginSettings settings;

    AnonymousSessionFilter(MemberPages pages, LoginSettings settings) {
        this.pages = pages;
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            account(request);
        }
    }

    private void account(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        try {
            if (session != null) {
                account(request, session);
            }
        } catch (IllegalStateException ended) {
            // It has left the ledger by itself.
        }
    }

    private void account(HttpServletRequest request, HttpSession session) {
        AnonymousSession anonymous = AnonymousSession.of(session);
        if (!AnonymousSession.isLoggedIn(session)) {
            if (anonymous == null) {
                session.setMaxInactiveInterval(seconds(IDLE));
                anonymous = AnonymousSession.begin(session, sessions, request.getRemoteAddr());
            }
            long more = growth(request) + (RequestPath.of(request).isPush() ? anonymous.addChannel() : 0);
            sessions.seen(anonymous, more).forEach(AnonymousSession::end);
        } else if (anonymous != null) {
            session.setMaxInactiveInterval(seconds(settings.sessionIdle()));
            AnonymousSession.forget(session);
            VaadinSession.getAllSessions(session).forEach(pages::endEarlier);
        }
    }

    /**
     * Estimates in bytes how much a request enlarges its session. At worst, the whole message stays in the fields of a
     * page, and its answer stays in memory too. The announced length is clamped, since a client may announce any
     * number.
     */
    private static long growth(HttpServletRequest request) {
        long said = Math.clamp(request.getContentLengthLong(), 0, AnonymousSessions.MOST_OF_A_SESSION + 1);
        return said + PageMessages.kept(request) + (PageRequests.isBegin(request) ? ofAPage(request) : 0);
    }

    /** A page keeps the parameters of its address, too. */
    private static long ofAPage(HttpServletRequest request) {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        return AnonymousSessions.OF_A_PAGE + (long) PageMessages.OF_A_CHARACTER * query.length();
    }

    private int seconds(Duration idle) {
        Duration longest = settings.sessionIdle();
        return Math.toIntExact((idle.compareTo(longest) < 0 ? idle : longest).toSeconds());
    }
}
