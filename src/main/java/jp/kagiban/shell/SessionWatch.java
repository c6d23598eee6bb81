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

/**
 * Closes the open pages of a login once it is over. This happens at once on the node that ended it, and within a minute
 * on other nodes.
 */
@Service
class SessionWatch implements VaadinServiceInitListener {

    private static final Duration CHECK_INTERVAL = Duration.ofMinutes(1);

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

    /**
     * Follows the login of every page, even of pages that ask for a second factor, a proof or an answer to an
     * invitation.
     */
    private void follow(UI ui) {
        sessions.current().ifPresent(session -> {
            Mark mark = new Mark();
            pages.followLogin(mark, session, () -> look(mark, session));
            ui.getElement().appendVirtualChild(mark.getElement());
        });
    }

    /** An invisible component that stays in a tab for as long as the tab is open. */
    @Tag("kb-login")
    private static final class Mark extends Component {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Closes the pages if the login is over. If the member has logged in again in the same browser, the new login
     * counts.
     */
    Instant look(Component part, UUID begun) {
        if (sessions.over(sessions.current().orElse(begun)).isPresent()) {
            part.getUI()
                    .map(UI::getSession)
                    .filter(session -> session.getAttribute(Ended.class) == null)
                    .ifPresent(SessionWatch::end);
        }
        return clock.instant().plus(CHECK_INTERVAL);
    }

    /**
     * Asks the browser to reload its pages, and then closes the pages and the session. So no page gets a push, even if
     * the browser doesn't reload.
     */
    private static void end(VaadinSession session) {
        session.setAttribute(Ended.class, new Ended());
        List.copyOf(session.getUIs()).forEach(ui -> ui.getPage().reload());
        session.access(() -> {
            List.copyOf(session.getUIs()).forEach(SessionWatch::close);
            session.getSession().invalidate();
        });
    }

    /**
     * Closes a page and its push channel. Waits until the channel has sent everything, since the container cuts it
     * together with the session.
     */
    private static void close(UI ui) {
        ui.close();
        PushConnection channel = ui.getInternals().getPushConnection();
        if (channel != null && channel.isConnected()) {
            channel.disconnect();
        }
    }

    private record Ended() {}
}
