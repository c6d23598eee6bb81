package jp.kagiban.shell.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import jp.kagiban.login.session.LoginSettings;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.RequestPath;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps sessions small and short in which nobody has logged in; a login gives its session the full time. */
@Component
@Order(PageRequests.ONCE_THE_ENCODING_IS_KNOWN + 1)
class AnonymousSessionFilter extends OncePerRequestFilter {

    /** An open page keeps its session by its heartbeats, so what is typed there stays. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** The divisor of the heap: all such sessions together may take a fourth of it. */
    private static final int SHARE = 4;

    private final AnonymousSessions sessions =
            new AnonymousSessions(Runtime.getRuntime().maxMemory() / SHARE);
    private final ClientAddress client;
    private final LoginSettings settings;

    AnonymousSessionFilter(ClientAddress client, LoginSettings settings) {
        this.client = client;
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
                anonymous = AnonymousSession.begin(session, sessions, client.prefix(request));
            }
            long more = growth(request) + (RequestPath.of(request).isPush() ? anonymous.channel() : 0);
            sessions.seen(anonymous, more).forEach(AnonymousSession::end);
        } else if (anonymous != null) {
            session.setMaxInactiveInterval(seconds(settings.sessionIdle()));
            AnonymousSession.forget(session);
        }
    }

    /**
     * At worst, all of a message stays in the fields of a page. Its answer stays too, and shows what else it has made. The announced
     * length may be any number.
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
