package jp.kagiban.login.session;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** What the login page says to a browser whose login is over. */
@Service
public class Farewell {

    private final SessionStarter starter;

    Farewell(SessionStarter starter) {
        this.starter = starter;
    }

    /** Why it is over, said once; empty where the browser had no login. */
    public Optional<SessionEnd> take() {
        return starter.farewell();
    }
}
