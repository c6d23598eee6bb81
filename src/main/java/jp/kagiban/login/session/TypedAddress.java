package jp.kagiban.login.session;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import jp.kagiban.shared.CurrentRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Service;

/**
 * Keeps the address of a refused login, so that it need not be typed again. The HTTP session holds it as it was typed,
 * whether it has an account or not.
 */
@Service
public class TypedAddress {

    static final String KEPT = TypedAddress.class.getName();

    /** No address is longer. */
    private static final int LONGEST = 254;

    /** Returns the address that was typed last, and forgets it. */
    public Optional<String> take() {
        WrappedSession session = VaadinSession.getCurrent().getSession();
        Object typed = session.getAttribute(KEPT);
        session.removeAttribute(KEPT);
        return Optional.ofNullable(typed).map(Object::toString);
    }

    /** Keeps the address in the session, which a refused login creates in any case. */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent login) {
        String typed = login.getAuthentication().getName();
        CurrentRequest.find().ifPresent(request -> keep(request.getSession(), typed));
    }

    /**
     * Keeps the address of a login that wasn't checked, if there is a session. Creates none, because a flood would create many.
     */
    void mustWait(HttpServletRequest request, String typed) {
        keep(request.getSession(false), typed);
    }

    private static void keep(@Nullable HttpSession session, String typed) {
        if (session != null) {
            session.setAttribute(KEPT, typed.length() <= LONGEST ? typed : null);
        }
    }
}
