package jp.kagiban.login.session;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What the login page says to a browser whose login is over. */
@Service
public class Farewell {

    private final MemberSessions sessions;

    Farewell(MemberSessions sessions) {
        this.sessions = sessions;
    }

    /** Why it is over, said once; empty where the browser had no login. */
    public Optional<SessionEnd> take() {
        Optional<UUID> had = SessionCookie.find();
        had.ifPresent(_ -> SessionCookie.remove());
        return had.flatMap(sessions::lost);
    }
}
