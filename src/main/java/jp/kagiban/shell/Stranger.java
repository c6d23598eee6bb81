package jp.kagiban.shell;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The record of one session without a login. It lies in the session and ends with it. */
final class Stranger implements HttpSessionBindingListener {

    private static final String IN_THE_SESSION = Stranger.class.getName();

    private final Strangers all;
    private final String client;
    private @Nullable HttpSession session;
    private long weight;

    private Stranger(Strangers all, String client) {
        this.all = all;
        this.client = client;
    }

    static boolean isLoggedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    /** Null where the session has just begun, or is that of a login. */
    static @Nullable Stranger of(HttpSession session) {
        return (Stranger) session.getAttribute(IN_THE_SESSION);
    }

    static Stranger begin(HttpSession session, Strangers all, String client) {
        Stranger stranger = new Stranger(all, client);
        session.setAttribute(IN_THE_SESSION, stranger);
        return stranger;
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
