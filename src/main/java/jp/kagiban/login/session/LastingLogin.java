package jp.kagiban.login.session;

import jp.kagiban.login.throttle.Refusals;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;

/** Checks that the login of this thread still goes on, for work that may outlast it, such as a slow download. */
@NamedInterface("session")
@Service
public class LastingLogin {

    private final MemberSessions sessions;
    private final Refusals refusals;

    LastingLogin(MemberSessions sessions, Refusals refusals) {
        this.sessions = sessions;
        this.refusals = refusals;
    }

    /**
     * Asking is no sign of life. A thread of the portal's own has no login, and passes.
     *
     * @param target what the member is kept from: the code of a permission, or the name of a screen
     * @throws LoginEnded if it has ended
     */
    public void require(String target) {
        if (sessions.current().flatMap(sessions::over).isPresent()) {
            refusals.note(target, Refusals.Reason.LOGIN_OVER);
            throw new LoginEnded();
        }
    }
}
