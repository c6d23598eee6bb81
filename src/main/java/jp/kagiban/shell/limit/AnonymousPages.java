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

/** Open pages of sessions in which nobody has logged in: few at a time, and each keeps its session while it is open. */
@Component
class AnonymousPages implements VaadinServiceInitListener, RequestHandler {

    static final int MOST = 5;

    private static final long serialVersionUID = 1L;

    private final transient CurrentMember member;

    AnonymousPages(CurrentMember member) {
        this.member = member;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(this::begun);
        event.addRequestHandler(this);
    }

    /** The oldest goes; in its place a browser that comes back to it gets a new one. */
    private void begun(UIInitEvent event) {
        if (member.find().isEmpty()) {
            List<UI> open = event.getUI().getSession().getUIs().stream()
                    .filter(ui -> !ui.isClosing() && !ui.equals(event.getUI()))
                    .sorted(Comparator.comparingInt(UI::getUIId))
                    .toList();
            open.subList(0, Math.max(0, open.size() + 1 - MOST)).forEach(UI::close);
        }
    }

    /** Vaadin would end a session whose pages only beat: what is typed there has not been sent yet. */
    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        if (HandlerHelper.isRequestType(request, RequestType.HEARTBEAT)
                && member.find().isEmpty()) {
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
        return false;
    }
}
