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
 * The address in a login form that was refused, so that it need not be typed again. It waits in the browser's HTTP session as
 * it was typed, whether there is such a member or not.
 */
@Service
public class TypedAddress {

    static final String KEPT = TypedAddress.class.getName();

    /** No address is longer. */
    private static final int LONGEST = 254;

    /** The address that was typed last, told once. */
    public Optional<String> take() {
        WrappedSession session = VaadinSession.getCurrent().getSession();
        Object typed = session.getAttribute(KEPT);
        session.removeAttribute(KEPT);
        return Optional.ofNullable(typed).map(Object::toString);
    }

    /** A refused login creates a session in any case. */
    @EventListener
    void refused(AbstractAuthenticationFailureEvent login) {
        String typed = login.getAuthentication().getName();
        CurrentRequest.find().ifPresent(request -> keep(request.getSession(), typed));
    }

    /** It wasn't looked at: no session is made for them, since a flood would make many. */
    void mustWait(HttpServletRequest request, String typed) {
        keep(request.getSession(false), typed);
    }

    private static void keep(@Nullable HttpSession session, String typed) {
        if (session != null) {
            session.setAttribute(KEPT, typed.length() <= LONGEST ? typed : null);
        }
    }
}
