package jp.kagiban.shell.limit;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.shared.ClientAddress;
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
 * Lets few requests at a time wait for their bodies, and none for long, so that slow clients leave threads to all others. A body that
 * came with its head, or as a whole from a proxy, takes no place.
 */
@Component
class SlowBodies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final String TRY_AGAIN = "5";

    private static final int MOST = PageRequests.LONGEST_OF_A_MEMBER;

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
                waitInAPlace(length, request, response);
            } else {
                response.setHeader(HttpHeaders.RETRY_AFTER, TRY_AGAIN);
                end(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }

        private void waitInAPlace(long length, Request request, Response response)
                throws IOException, ServletException {
            RequestBodyBuffer arriving = new RequestBodyBuffer(request.getCoyoteRequest(), Math.clamp(length, 0, MOST));
            Optional<ByteChunk> body;
            try {
                if (length > PageRequests.longest(request)) {
                    refuse(request, response);
                    return;
                }
                goOn(request, response);
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
            if (arriving.hadMoreBehindIt()) {
                // A torn next request must not be taken for a whole one: its sender repeats it.
                end(request, response, response.getStatus());
            }
        }

        /** A client that has asked whether it may send its body waits for this word. */
        private static void goOn(Request request, Response response) throws IOException {
            response.sendAcknowledgement(ContinueResponseTiming.ALWAYS);
            request.getCoyoteRequest().setExpectation(false);
        }

        /** Each part of the portal refuses what is so long, or tells no length, without reading it; the rest isn't waited for. */
        private void refuse(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            end(request, response, response.getStatus());
        }

        /** Without a length, the body may be of any length. */
        private static long length(Request request) {
            boolean isMeasured = request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
            return isMeasured ? Math.max(0, request.getContentLengthLong()) : Long.MAX_VALUE;
        }

        /** Sends the answer and closes the connection. Left open, the server would wait for the rest of the body itself. */
        private static void end(Request request, Response response, int status) throws IOException {
            response.setStatus(status);
            response.finishResponse();
            response.getCoyoteResponse().action(ActionCode.CLOSE, null);
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }
}
