package jp.kagiban.shell;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import jp.kagiban.shared.RequestPath;
import jp.kagiban.shared.StartRefused;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers only probes, and requests for metrics, on a port and threads of their own, which the portal's visitors can't use
 * up. Other ports don't answer requests for metrics.
 */
@Component
class ProbePort implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private static final int THREADS = 4;

    private static final int CONNECTIONS = 100;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Settings settings;

    ProbePort(Settings settings) {
        this.settings = settings;
    }

    /**
     * {@code KAGIBAN_MANAGEMENT_PORT}.
     *
     * @param managementPort A second port, only for the liveness and readiness probes and for metrics, with its own
     *     threads. Don't open this port to the internet.
     */
    @ConfigurationProperties("kagiban")
    record Settings(@Nullable Integer managementPort) {

        Settings {
            if (managementPort != null && (managementPort < 0 || managementPort > 65535)) {
                throw new StartRefused(
                        "KAGIBAN_MANAGEMENT_PORT is no port: " + managementPort,
                        "Give a number up to 65535, or leave the setting out.");
            }
        }
    }

    @Override
    public void customize(TomcatWebServerFactory server) {
        if (settings.managementPort() == null) {
            return;
        }
        int port = settings.managementPort();
        if (port != 0 && port == server.getPort()) {
            throw new StartRefused(
                    "KAGIBAN_MANAGEMENT_PORT and KAGIBAN_PORT are both " + port + ".",
                    "Give probes a port of their own, or leave KAGIBAN_MANAGEMENT_PORT out.");
        }
        Connector connector = new Connector(protocol(server));
        connector.setPort(port);
        server.addAdditionalConnectors(connector);
        server.addEngineValves(new OwnPaths(connector));
    }

    private static Http11NioProtocol protocol(TomcatWebServerFactory server) {
        Http11NioProtocol http = new Http11NioProtocol();
        if (server.getAddress() != null) {
            http.setAddress(server.getAddress());
        }
        http.setMaxThreads(THREADS);
        http.setMinSpareThreads(1);
        http.setMaxConnections(CONNECTIONS);
        http.setConnectionTimeout(Math.toIntExact(TIMEOUT.toMillis()));
        // One request per connection, so that nobody can pipeline requests without reading the answers.
        http.setMaxKeepAliveRequests(1);
        return http;
    }

    private static final class OwnPaths extends ValveBase {

        private final Connector connector;

        private OwnPaths(Connector connector) {
            super(true);
            this.connector = connector;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (!connector.equals(request.getConnector())) {
                getNext().invoke(request, response);
            } else if (RequestPath.of(request).isMonitoring()) {
                request.setAttribute(RequestPath.ON_MANAGEMENT_PORT, true);
                getNext().invoke(request, response);
            } else {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }
}
