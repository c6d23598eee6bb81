package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import java.util.List;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Service;

/** Tells whether a member has a second factor and whether the login on this thread lacks it, and completes such a login. */
@NamedInterface("session")
@Service
public class SecondFactor {

    /** The path of the page that asks for the factor. */
    public static final String ADDRESS = "second-factor";

    /** The attribute of the HTTP session for the page that the member wanted to open. */
    static final String WANTED = SecondFactor.class.getName() + ".wanted";

    /** One kind of second factor, such as an app for codes. */
    public interface Kind {

        boolean isSetUpBy(MemberId member);
    }

    private final List<Kind> kinds;
    private final CurrentMember current;
    private final BrowserSession browser;
    private final KnownDevices devices;
    private final LoginHistory history;
    private final SecurityContextHolderStrategy security;

    SecondFactor(
            List<Kind> kinds,
            CurrentMember current,
            BrowserSession browser,
            KnownDevices devices,
            LoginHistory history,
            SecurityContextHolderStrategy security) {
        this.kinds = kinds;
        this.current = current;
        this.browser = browser;
        this.devices = devices;
        this.history = history;
        this.security = security;
    }

    /** Whether the member has a second factor of any kind. */
    public boolean isSetUpBy(MemberId member) {
        return kinds.stream().anyMatch(kind -> kind.isSetUpBy(member));
    }

    /**
     * Whether a member with a second factor is logged in by their password alone. Only the page that asks for the
     * factor is open to them.
     */
    public boolean missing() {
        @Nullable Authentication login = security.getContext().getAuthentication();
        return login != null
                && !Factor.anySecondIn(login)
                && current.find().filter(this::isSetUpBy).isPresent();
    }

    /** The opposite of {@link #missing}, so it is true if nobody is logged in. */
    public boolean satisfied() {
        return !missing();
    }

    /** Remembers the page that the member wanted to open. Needs the tab's lock. */
    public void want(String path) {
        httpSession().setAttribute(WANTED, "/" + path);
    }

    /**
     * Completes the login on this thread, whose second factor was just shown. The session gets a new id.
     *
     * @return the URL to open
     */
    public String complete(Factor proof) {
        MemberId member = current.id();
        browser.complete(proof);
        devices.rememberWithFactor(member);
        history.factorPassed(member, proof);
        return next();
    }

    /** Returns the page that the member wanted to open, and forgets it. If there is none, returns the home page. */
    private String next() {
        WrappedSession session = httpSession();
        Object wanted = session.getAttribute(WANTED);
        session.removeAttribute(WANTED);
        boolean isLocal = wanted instanceof String path && path.startsWith("/") && !path.startsWith("//");
        return isLocal ? "." + wanted : "./";
    }

    private static WrappedSession httpSession() {
        return VaadinSession.getCurrent().getSession();
    }
}
