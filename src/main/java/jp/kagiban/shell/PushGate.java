package jp.kagiban.shell;

import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Lets the channel for pushes be opened, and takes no message from it. Our pages send all they have to say by ordinary requests;
 * what came over an open socket would pass the filters, and with them the question whether its login goes on.
 */
class PushGate implements RequestHandler, VaadinRequestInterceptor {

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        boolean message = isMessage(request);
        if (message) {
            response.setStatus(
                    isGoodbye(request) ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_FORBIDDEN);
        }
        return message;
    }

    /** A message over a socket has no response of its own, and is handed on without the handlers: only a fault stops it. */
    @Override
    public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
        if (response == null && isMessage(request)) {
            throw new IllegalStateException("Nothing is taken over the channel for pushes");
        }
    }

    private static boolean isMessage(VaadinRequest request) {
        return HandlerHelper.isRequestType(request, RequestType.PUSH) && !"GET".equals(request.getMethod());
    }

    /** A page that is left says so; its socket closes without that, so nothing of it is read. */
    private static boolean isGoodbye(VaadinRequest request) {
        return "close".equals(request.getParameter("X-Atmosphere-Transport"));
    }

    @Override
    public void handleException(
            VaadinRequest request, VaadinResponse response, VaadinSession session, Exception fault) {
        // Others say what went wrong.
    }

    @Override
    public void requestEnd(VaadinRequest request, VaadinResponse response, VaadinSession session) {
        // Nothing was begun.
    }
}
