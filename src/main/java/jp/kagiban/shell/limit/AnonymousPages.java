package jp.kagiban.shell.limit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.Comparator;
import java.util.List;
import jp.kagiban.login.member.CurrentMember;
import org.springframework.stereotype.Component;

/** Limits each anonymous session to five open pages, and keeps the session alive while one of them is open. */
@Component
class AnonymousPages implements VaadinServiceInitListener, RequestHandler {

    static final int MAX_PAGES_PER_SESSION = 5;

    private static final long serialVersionUID = 1L;

    private final transient CurrentMember currentMember;

    AnonymousPages(CurrentMember currentMember) {
        this.currentMember = currentMember;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(this::closeOldest);
        event.addRequestHandler(this);
    }

    /** Closes the oldest pages. A browser that returns to a closed page gets a new one. */
    private void closeOldest(UIInitEvent event) {
        if (currentMember.find().isEmpty()) {
            List<UI> open = event.getUI().getSession().getUIs().stream()
                    .filter(ui -> !ui.isClosing() && !ui.equals(event.getUI()))
                    .sorted(Comparator.comparingInt(UI::getUIId))
                    .toList();
            open.subList(0, Math.max(0, open.size() + 1 - MAX_PAGES_PER_SESSION))
                    .forEach(UI::close);
        }
    }

    /**
     * Counts a heartbeat as a request. Otherwise a page that only sends heartbeats would lose its session, and with it
     * what the visitor has typed.
     */
    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        if (HandlerHelper.isRequestType(request, RequestType.HEARTBEAT)
                && currentMember.find().isEmpty()) {
            session.lock();
            try {
                session.getUIs().stream()
                        .mapToLong(ui -> ui.getInternals().getLastHeartbeatTimestamp())
                        .max()
                        .ifPresent(session::setLastRequestTimestamp);
            } finally {
                session.unlock();
            }
        }
        // The heartbeat goes on to Vaadin's own handler.
        return false;
    }
}
