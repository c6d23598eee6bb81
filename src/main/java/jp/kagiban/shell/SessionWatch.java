package jp.kagiban.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.MemberSessions;
import org.springframework.stereotype.Service;

/** Loads an open page anew once its login is over: at once on this node, within a minute where another node ended it. */
@Service
class SessionWatch {

    private static final Duration STEP = Duration.ofMinutes(1);

    private final MemberSessions sessions;
    private final LivePages pages;
    private final Clock clock;

    SessionWatch(MemberSessions sessions, LivePages pages, Clock clock) {
        this.sessions = sessions;
        this.pages = pages;
        this.clock = clock;
    }

    /** Watches for as long as the part stands in a page. */
    void follow(Component part) {
        sessions.current().ifPresent(session -> pages.follow(part, session, () -> look(part, session)));
    }

    private Instant look(Component part, UUID session) {
        if (sessions.over(session).isPresent()) {
            part.getUI().map(UI::getPage).ifPresent(page -> page.reload());
        }
        return clock.instant().plus(STEP);
    }
}
