package jp.kagiban.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The path of a request within the portal. */
public record RequestPath(String text) {

    /** The paths of health probes, which bring no login and may use any host name. */
    public static final List<String> PROBES = List.of("/actuator/health/liveness", "/actuator/health/readiness");

    /** The path of the metrics. On the management port, it needs no login and may use any host name; other ports refuse it. */
    public static final String METRICS = "/actuator/prometheus";

    /** The attribute of a request that has come through the management port. */
    public static final String ON_MANAGEMENT_PORT = RequestPath.class.getName() + ".managementPort";

    /** The manifest, which a browser reads when the portal is put on the home screen. */
    public static final String MANIFEST = "/manifest.webmanifest";

    /** The script that a browser runs when something is pushed to it. */
    public static final String WORKER = "/worker.js";

    /** The public key with which {@link #VERIFIER} can check histories without the portal. */
    public static final String HISTORY_KEY = "/history-key.pem";

    public static final String VERIFIER = "/Verify.java";

    /** The channel for pushes. */
    public static final String PUSH = "/VAADIN/push";

    /** The path as it was sent, without decoding. */
    public static RequestPath of(HttpServletRequest request) {
        return new RequestPath(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    /** Whether a monitor asks for it: a probe, or the metrics. */
    public boolean isMonitoring() {
        return PROBES.contains(text) || text.equals(METRICS);
    }

    /**
     * Whether it is one of the portal's own files that are the same for everybody, such as a style sheet, an icon or a script.
     */
    public boolean isPlainFile() {
        return text.startsWith("/css/")
                || text.startsWith("/icons/")
                || text.startsWith("/js/")
                || text.equals(MANIFEST)
                || text.equals(WORKER)
                || text.equals(HISTORY_KEY)
                || text.equals(VERIFIER);
    }

    /** Whether it is a request of an open page: a download, or the channel for pushes. */
    public boolean isOfAPage() {
        return text.startsWith("/VAADIN/dynamic/") || isPush();
    }

    public boolean isPush() {
        return text.startsWith(PUSH);
    }
}
