package jp.kagiban.shell.limit;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.List;
import jp.kagiban.shared.ClientAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Records the size of one session without a login, as an attribute of that session. */
final class AnonymousSession implements HttpSessionBindingListener {

    private static final String ATTRIBUTE = AnonymousSession.class.getName();

    private final AnonymousSessions sessions;
    private final List<String> origin;
    private @Nullable HttpSession session;
    private long weight;
    private int channels;

    private AnonymousSession(AnonymousSessions sessions, String address) {
        this.sessions = sessions;
        this.origin = List.of(ClientAddress.network(address), ClientAddress.prefix(address));
    }

    static boolean isLoggedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    /** Returns null if the session has no record yet, or a member has logged in. */
    static @Nullable AnonymousSession of(HttpSession session) {
        return (AnonymousSession) session.getAttribute(ATTRIBUTE);
    }

    static AnonymousSession begin(HttpSession session, AnonymousSessions sessions, String address) {
        AnonymousSession anonymous = new AnonymousSession(sessions, address);
        session.setAttribute(ATTRIBUTE, anonymous);
        return anonymous;
    }

    /** Removes the record after a member has logged in. */
    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** Returns the network and the client that the session is counted for. */
    List<String> origin() {
        return origin;
    }

    long weight() {
        return weight;
    }

    /**
     * Counts one more push channel, and returns its weight. Further channels weigh nothing: few pages are open at a time,
     * and each has one channel.
     */
    synchronized long addChannel() {
        if (channels == AnonymousPages.MAX_PAGES_PER_SESSION) {
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

    /**
     * Called when the session expired, was ended, or passes its attributes to a new session, which is counted again.
     */
    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        sessions.gone(this);
    }

    /** Ends the session. Its open pages notice at their next request. */
    void end() {
        HttpSession ending = session;
        if (ending != null) {
            try {
                ending.invalidate();
            } catch (IllegalStateException endedMeanwhile) {
                sessions.gone(this);
            }
        }
    }
}
