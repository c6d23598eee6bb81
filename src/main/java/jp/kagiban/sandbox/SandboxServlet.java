package jp.kagiban.sandbox;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;

/**
 * Serves the fake RMS and its control, beside the portal's own dispatcher. To break a connection in the middle of an
 * answer, it throws an exception of Tomcat.
 */
final class SandboxServlet extends HttpServlet {

    /** The path of the fake RMS and its control in the portal. */
    static final String PATH = "/sandbox-rms";

    private static final String CONTROL = "/control";
    private static final int LONGEST_BODY = 1 << 20;

    private final transient FakeRms rms;
    private final transient ControlApi control;
    private final transient Clock clock;

    SandboxServlet(SandboxRms desk, SandboxOrders orders, Clock clock) {
        this.rms = new FakeRms(desk, orders, clock);
        this.control = new ControlApi(desk, orders, clock);
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = pathOf(request);
        String body = new String(request.getInputStream().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
        WireReply reply = path.startsWith(CONTROL + "/")
                ? control.answer(request.getMethod(), path.substring(CONTROL.length()), request.getContentType(), body)
                : rms.answer(new WireRequest(
                        request.getMethod(),
                        path,
                        request.getContentType(),
                        request.getHeader("Authorization"),
                        request.getParameter("licenseKey"),
                        body));
        send(reply, response);
    }

    private static String pathOf(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String path = uri.startsWith(PATH + "/") ? uri.substring(PATH.length()) : uri;
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private void send(WireReply reply, HttpServletResponse response) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setHeader("RequestId", UUID.randomUUID().toString());
        response.setHeader("Timestamp", timestamp());
        response.setHeader("Cache-Control", "no-cache,no-store");
        if (reply.retryAfter() > 0) {
            response.setIntHeader("Retry-After", reply.retryAfter());
        }
        if (body.length > 0) {
            response.setContentType(reply.contentType());
        }
        response.setContentLength(reply.whole() ? body.length : body.length + 1000);
        response.getOutputStream().write(body);
        response.flushBuffer();
        if (!reply.whole()) {
            throw new ClientAbortException();
        }
    }

    private String timestamp() {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                clock.instant().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }
}
