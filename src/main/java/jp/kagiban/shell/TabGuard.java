package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.SynchronizedRequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.JsonConstants;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import jp.kagiban.storage.Outage;

/**
 * Stops a tab at its next press once it may not go on: the page reloads. If the database is lost during this
 * check, nothing of the press has been handled: the page gets the status alone, and sends the same press again.
 */
class TabGuard extends SynchronizedRequestHandler {

    private final Predicate<UI> mayGoOn;

    TabGuard(Predicate<UI> mayGoOn) {
        this.mayGoOn = mayGoOn;
    }

    @Override
    protected boolean canHandleRequest(VaadinRequest request) {
        return HandlerHelper.isRequestType(request, RequestType.UIDL);
    }

    @Override
    public boolean synchronizedHandleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        UI ui = session.getService().findUI(request);
        try {
            if (ui == null || mayGoOn.test(ui)) {
                return false;
            }
        } catch (RuntimeException fault) {
            if (!Outage.isIn(fault)) {
                throw fault;
            }
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return true;
        }
        ui.close();
        response.setNoCacheHeaders();
        response.setContentType(JsonConstants.JSON_CONTENT_TYPE);
        // Not closed here: closing writes to the reader, who may be slow, while the session is locked.
        response.getOutputStream()
                .write(VaadinService.createCriticalNotificationJSON(null, null, null, ".")
                        .getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
