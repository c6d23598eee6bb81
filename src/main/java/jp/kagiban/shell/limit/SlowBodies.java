package jp.kagiban.shell.limit;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.shared.ClientAddress;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.buf.ByteChunk;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Limits how many requests wait for their bodies at a time, and for how long, so that slow clients leave threads for
 * other clients. A body that came together with its head, or as a whole from a proxy, takes no place.
 */
@Component
class SlowBodies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final String RETRY_AFTER_SECONDS = "5";

    private static final int MAX_BODY = PageRequests.LONGEST_OF_A_MEMBER;

    private final ClientAddress client;
    private final Clock clock;

    SlowBodies(ClientAddress client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addContextCustomizers(context -> context.getPipeline().addValve(new Valve()));
        server.addConnectorCustomizers(SlowBodies::limitEachPart);
    }

    private static void limitEachPart(Connector connector) {
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setDisableUploadTimeout(false);
            http.setConnectionUploadTimeout(
                    Math.toIntExact(RequestBodyBuffer.LONGEST.dividedBy(2).toMillis()));
        }
    }

    private final class Valve extends ValveBase {

        private final BodyPlaces places = new BodyPlaces();

        private Valve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            long length = length(request);
            if (length == 0
                    || request.isAsyncDispatching()
                    || RequestBodyBuffer.hasArrived(request.getCoyoteRequest(), length)) {
                getNext().invoke(request, response);
            } else if (places.take(client.prefix(request), client.network(request))) {
                waitForBody(length, request, response);
            } else {
                response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
                end(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }

        private void waitForBody(long length, Request request, Response response) throws IOException, ServletException {
            RequestBodyBuffer arriving =
                    new RequestBodyBuffer(request.getCoyoteRequest(), Math.clamp(length, 0, MAX_BODY));
            Optional<ByteChunk> body;
            try {
                if (length > longest(request)) {
                    refuse(request, response);
                    return;
                }
                sendContinue(request, response);
                body = arriving.read(clock);
            } finally {
                places.giveBack(client.prefix(request), client.network(request));
            }
            if (body.isEmpty()) {
                end(request, response, HttpServletResponse.SC_REQUEST_TIMEOUT);
                return;
            }
            request.getCoyoteRequest().action(ActionCode.REQ_SET_BODY_REPLAY, body.get());
            getNext().invoke(request, response);
            if (arriving.hasSkippedMore()) {
                // The beginning of the next request is lost, so the connection closes and the client repeats the
                // request.
                end(request, response, response.getStatus());
            }
        }

        /**
         * Returns the maximum bytes of a message in the request's session. The request itself must not keep this
         * session. Until the body has arrived, the session may get a new id, and then the old id must not reach it.
         */
        private static int longest(Request request) throws IOException {
            String id = request.getRequestedSessionId();
            Session session =
                    id == null ? null : request.getContext().getManager().findSession(id);
            return PageRequests.longest(session != null && session.isValid() ? session.getSession() : null);
        }

        /** Answers {@code 100 Continue} to a client that waits for it before it sends the body. */
        private static void sendContinue(Request request, Response response) throws IOException {
            response.sendAcknowledgement(ContinueResponseTiming.ALWAYS);
            request.getCoyoteRequest().setExpectation(false);
        }

        /**
         * Passes on a body that is too long or has no length. Each part of the portal refuses it without reading it,
         * and then the connection is closed.
         */
        private void refuse(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            end(request, response, response.getStatus());
        }

        /** Returns the announced length of the body. A body without one may have any length. */
        private static long length(Request request) {
            boolean hasLength = request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
            return hasLength ? Math.max(0, request.getContentLengthLong()) : Long.MAX_VALUE;
        }

        /**
         * Sends the answer and closes the connection. If the connection stayed open, the server itself would wait for
         * the rest of the body.
         */
        private static void end(Request request, Response response, int status) throws IOException {
            response.setStatus(status);
            response.finishResponse();
            response.getCoyoteResponse().action(ActionCode.CLOSE, null);
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }
}
