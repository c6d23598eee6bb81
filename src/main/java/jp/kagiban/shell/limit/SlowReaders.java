package jp.kagiban.shell.limit;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import jp.kagiban.shared.ClientAddress;
import jp.kagiban.shared.ForwardedFor;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Prevents clients that request much and read nothing, or connect often, from holding the whole server. */
@Component
class SlowReaders implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    /** The memory of a connection whose request waits, in bytes: mostly buffers. Measured with Tomcat 11. */
    private static final long CONNECTION = 70_000;

    private static final int FEWEST_CONNECTIONS = 512;
    private static final int MOST_CONNECTIONS = 8_192;

    private final ClientAddress client;
    private final ForwardedFor forwarded;
    private final BlockedWrites writes;

    SlowReaders(ClientAddress client, ForwardedFor forwarded, Clock clock) {
        this.client = client;
        this.forwarded = forwarded;
        this.writes = new BlockedWrites(clock);
    }

    @Override
    public void customize(TomcatWebServerFactory server) {
        server.setProtocol(BoundedProtocol.class.getName());
        server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof BoundedProtocol http) {
                http.setMaxConnections(Math.min(
                        http.getMaxConnections(),
                        maxConnections(Runtime.getRuntime().maxMemory())));
                WaitingPlaces places = new WaitingPlaces(http::getMaxConnections);
                http.limit(
                        writes, this::peer, tomcat -> new RequestShares(tomcat, forwarded, places, http::afterwards));
            }
        });
        server.addContextCustomizers(context -> context.getPipeline().addValve(new Valve()));
    }

    /**
     * Returns how many connections may be open with this much heap. Together they take about a fifth of it, if a request
     * waits on each. A heap below 180 MB gives a larger share to the fewest connections.
     *
     * @param heap in bytes
     */
    static int maxConnections(long heap) {
        return Math.clamp(heap / 5 / CONNECTION, FEWEST_CONNECTIONS, MOST_CONNECTIONS);
    }

    private Optional<String> peer(String address) {
        return forwarded.trusts(address) ? Optional.empty() : Optional.of(ClientAddress.prefix(address));
    }

    private final class Valve extends ValveBase {

        private Valve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getConnector().getProtocolHandler() instanceof BoundedProtocol http) {
                http.serve(client.prefix(request), client.network(request));
            }
            getNext().invoke(request, response);
        }
    }
}
