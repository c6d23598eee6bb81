package jp.kagiban.shell;

import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shell.limit.PageChannels;
import org.apache.tomcat.websocket.Constants;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.atmosphere.cpr.Action;
import org.atmosphere.cpr.AtmosphereFramework;
import org.atmosphere.cpr.AtmosphereInterceptorAdapter;
import org.atmosphere.cpr.AtmosphereResource;
import org.atmosphere.cpr.AtmosphereResourceEvent;
import org.atmosphere.cpr.AtmosphereResourceEventListenerAdapter;
import org.atmosphere.util.Utils;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * Allows pages to open the push channel, but accepts no message over it. The portal's pages send all messages by
 * ordinary requests. A message over an open socket would bypass the filters, which also check whether the login is
 * still valid.
 */
class PushGate extends AtmosphereInterceptorAdapter implements RequestHandler, VaadinRequestInterceptor {

    /** The open web sockets of a session's pages, by page number. They lie in the session, and close when it ends. */
    private static final class Channels implements HttpSessionBindingListener {

        private static final String IN_THE_SESSION = Channels.class.getName();

        private final Map<Integer, AtmosphereResource> open = new ConcurrentHashMap<>();

        private static Channels of(HttpSession session) {
            synchronized (WebUtils.getSessionMutex(session)) {
                if (session.getAttribute(IN_THE_SESSION) instanceof Channels known) {
                    return known;
                }
                Channels channels = new Channels();
                session.setAttribute(IN_THE_SESSION, channels);
                return channels;
            }
        }

        /** Keeps the channel of a page. Returns false if the session has just ended. */
        private boolean keep(Integer page, AtmosphereResource channel, HttpSession session) {
            AtmosphereResource before = open.put(page, channel);
            channel.addEventListener(new AtmosphereResourceEventListenerAdapter.OnDisconnect() {
                @Override
                public void onDisconnect(AtmosphereResourceEvent event) {
                    open.remove(page, channel);
                }
            });
            if (before != null) {
                close(before);
            }
            return session.getAttribute(IN_THE_SESSION) == this;
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            open.values().forEach(PushGate::close);
            open.clear();
        }
    }

    /**
     * Installs this gate, which closes each channel over which a message comes.
     *
     * @param channels gives each page its channel
     */
    void guard(VaadinServletService service, PageChannels channels) {
        ServletConfig servlet = service.getServlet().getServletConfig();
        String name = JSR356WebsocketInitializer.getAttributeName(servlet.getServletName());
        if (servlet.getServletContext().getAttribute(name) instanceof AtmosphereFramework framework) {
            framework.interceptor(this);
            service.addUIInitListener(started -> channels.give(started.getUI()));
        }
        if (servlet.getServletContext().getAttribute(ServerContainer.class.getName())
                instanceof WsServerContainer sockets) {
            closeSoon(sockets);
        }
    }

    /**
     * Limits how long a closed socket stays in memory if its client ignores the close: two seconds, and one more until
     * Tomcat looks. By default, these are 30 and 10. Sending the close waits at most one second for the client
     * (by default, 20).
     */
    private static void closeSoon(WsServerContainer sockets) {
        sockets.setProcessPeriod(1);
        Map<String, Object> properties =
                sockets.findMapping(RequestPath.PUSH).config().getUserProperties();
        properties.put(
                Constants.SESSION_CLOSE_TIMEOUT_PROPERTY, Duration.ofSeconds(2).toMillis());
        properties.put(
                Constants.BLOCKING_SEND_TIMEOUT_PROPERTY, Duration.ofSeconds(1).toMillis());
    }

    /**
     * Closes the channel of a message, and keeps only one channel for each page. Pages without web sockets may poll. Refuses other
     * transports, since their answers stay open after a push. There are no heartbeats, since the server requests none.
     */
    @Override
    public Action inspect(AtmosphereResource channel) {
        if (!Utils.webSocketMessage(channel) && isAllowed(channel)) {
            return Action.CONTINUE;
        }
        close(channel);
        return Action.CANCELLED;
    }

    private static boolean isAllowed(AtmosphereResource channel) {
        return switch (channel.transport()) {
            case WEBSOCKET -> keepOne(channel);
            case LONG_POLLING -> true;
            default -> false;
        };
    }

    /**
     * Closes the channel that the same page opened before: each one takes memory, and Flow pushes over the last one
     * alone.
     *
     * @return false if the session has just ended
     */
    private static boolean keepOne(AtmosphereResource channel) {
        HttpSession session = channel.getRequest().getSession(false);
        String number = channel.getRequest().getParameter(ApplicationConstants.UI_ID_PARAMETER);
        try {
            return session != null
                    && number != null
                    && Channels.of(session).keep(Integer.valueOf(number), channel, session);
        } catch (IllegalStateException ended) {
            return false;
        }
    }

    private static void close(AtmosphereResource channel) {
        try {
            channel.getResponse().close();
        } catch (IOException | IllegalStateException gone) {
            // It has ended by itself, or is ending.
        }
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        boolean message = isMessage(request);
        if (message) {
            response.setStatus(
                    isGoodbye(request) ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_FORBIDDEN);
        }
        return message;
    }

    /**
     * Stops a message that the interceptor hasn't seen. Such a message has no response and bypasses the handlers, so
     * only an exception stops it.
     */
    @Override
    public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
        if (response == null && isMessage(request)) {
            throw new IllegalStateException("Nothing is taken over the channel for pushes");
        }
    }

    private static boolean isMessage(VaadinRequest request) {
        return HandlerHelper.isRequestType(request, RequestType.PUSH) && !"GET".equals(request.getMethod());
    }

    /**
     * Returns whether this is the message that a page sends when it is left. It needs no handling, since the socket
     * closes anyway.
     */
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
