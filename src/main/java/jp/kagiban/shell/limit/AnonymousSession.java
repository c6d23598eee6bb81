package jp.kagiban.shell.limit;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The record of one session without a login. It lies in the session and ends with it. */
final class AnonymousSession implements HttpSessionBindingListener {

    private static final String IN_THE_SESSION = AnonymousSession.class.getName();

    private final AnonymousSessions all;
    private final String client;
    private @Nullable HttpSession session;
    private long weight;
    private int channels;

    private AnonymousSession(AnonymousSessions all, String client) {
        this.all = all;
        this.client = client;
    }

    static boolean isLoggedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    /** Null where the session has just begun, or is that of a login. */
    static @Nullable AnonymousSession of(HttpSession session) {
        return (AnonymousSession) session.getAttribute(IN_THE_SESSION);
    }

    static AnonymousSession begin(HttpSession session, AnonymousSessions all, String client) {
        AnonymousSession anonymous = new AnonymousSession(all, client);
        session.setAttribute(IN_THE_SESSION, anonymous);
        return anonymous;
    }

    /** The session is that of a login by now. */
    static void forget(HttpSession session) {
        session.removeAttribute(IN_THE_SESSION);
    }

    String client() {
        return client;
    }

    long weight() {
        return weight;
    }

    /** Returns the weight of one more channel for pushes: a page has one at most, and few pages are open at a time. */
    synchronized long channel() {
        if (channels == AnonymousPages.MOST) {
            return 0;
        }
        channels++;
        return AnonymousSessions.OF_A_CHANNEL;
    }

    void grow(long bytes) {
        weight += bytes;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        session = event.getSession();
    }

    /** Expired, ended, or carried over into another session, where it is seen again. */
    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        all.gone(this);
    }

    /** Its open pages learn of it when they ask next. */
    void end() {
        HttpSession ending = session;
        if (ending != null) {
            try {
                ending.invalidate();
            } catch (IllegalStateException endedMeanwhile) {
                all.gone(this);
            }
        }
    }
}
