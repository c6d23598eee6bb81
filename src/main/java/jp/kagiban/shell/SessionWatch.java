package jp.kagiban.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.PushConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.session.MemberSessions;
import org.springframework.stereotype.Service;

/** Ends the open pages once its login is over: at once on this node, within a minute where another node ended it. */
@Service
class SessionWatch implements VaadinServiceInitListener {

    private static final Duration STEP = Duration.ofMinutes(1);

    private final MemberSessions sessions;
    private final LivePages pages;
    private final Clock clock;

    SessionWatch(MemberSessions sessions, LivePages pages, Clock clock) {
        this.sessions = sessions;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begun -> follow(begun.getUI()));
    }

    /** Covers every page, also those that ask for a factor, a proof or an answer to an invitation. */
    private void follow(UI ui) {
        sessions.current().ifPresent(session -> {
            Mark mark = new Mark();
            pages.followLogin(mark, session, () -> look(mark, session));
            ui.getElement().appendVirtualChild(mark.getElement());
        });
    }

    /** Is in a tab for as long as that is open, and shows nothing. */
    @Tag("kb-login")
    private static final class Mark extends Component {

        private static final long serialVersionUID = 1L;
    }

    /** If the member has logged in again in the same browser, that login counts. */
    Instant look(Component part, UUID begun) {
        if (sessions.over(sessions.current().orElse(begun)).isPresent()) {
            part.getUI()
                    .map(UI::getSession)
                    .filter(session -> session.getAttribute(Ended.class) == null)
                    .ifPresent(SessionWatch::end);
        }
        return clock.instant().plus(STEP);
    }

    /** Asks the browser to reload its pages. Even if it doesn't, none is left here, and none gets a push. */
    private static void end(VaadinSession session) {
        session.setAttribute(Ended.class, new Ended());
        List.copyOf(session.getUIs()).forEach(ui -> ui.getPage().reload());
        session.access(() -> {
            List.copyOf(session.getUIs()).forEach(SessionWatch::close);
            session.getSession().invalidate();
        });
    }

    /** With its session the container cuts a page's channel, whether all has gone out or not: so that is waited for first. */
    private static void close(UI ui) {
        ui.close();
        PushConnection channel = ui.getInternals().getPushConnection();
        if (channel != null && channel.isConnected()) {
            channel.disconnect();
        }
    }

    private record Ended() {}
}
