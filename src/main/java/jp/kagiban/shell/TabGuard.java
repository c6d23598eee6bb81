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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.storage.Outage;
import org.jspecify.annotations.Nullable;

/**
 * Reloads a page at its next message if its tab may not go on, and refuses the files that the page offers. If the
 * database is unreachable during this check, or the session has got a new id since the request was sent, nothing of the
 * request is handled. The page then gets only the status 503, and sends the same message again, with the new id.
 */
class TabGuard extends SynchronizedRequestHandler {

    /** The address of a file that a page offers. The number is the page's UI id. */
    private static final Pattern FILE = Pattern.compile("/VAADIN/dynamic/resource/(\\d{1,9})/.*", Pattern.DOTALL);

    private final Predicate<UI> mayGoOn;

    TabGuard(Predicate<UI> mayGoOn) {
        this.mayGoOn = mayGoOn;
    }

    private static boolean isOfPage(VaadinRequest request) {
        return HandlerHelper.isRequestType(request, RequestType.UIDL) || isFile(request);
    }

    private static boolean isFile(VaadinRequest request) {
        return request.getPathInfo() != null
                && FILE.matcher(request.getPathInfo()).matches();
    }

    private static @Nullable UI find(VaadinSession session, VaadinRequest request) {
        Matcher file = FILE.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        return file.matches()
                ? session.getUIById(Integer.parseInt(file.group(1)))
                : session.getService().findUI(request);
    }

    @Override
    public boolean synchronizedHandleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (request instanceof HttpServletRequest http && CurrentRequest.hasOldSessionId(http)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return true;
        }
        if (!isOfPage(request)) {
            return false;
        }
        UI ui = find(session, request);
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
        answer(request, response);
        return true;
    }

    /** Refuses a file, or lets the page reload. */
    private static void answer(VaadinRequest request, VaadinResponse response) throws IOException {
        response.setNoCacheHeaders();
        if (isFile(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType(JsonConstants.JSON_CONTENT_TYPE);
        // The stream isn't closed here. Closing would write to a reader that may be slow, while the session is locked.
        response.getOutputStream()
                .write(VaadinService.createCriticalNotificationJSON(null, null, null, ".")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
