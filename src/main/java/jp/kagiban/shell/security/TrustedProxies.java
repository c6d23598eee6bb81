package jp.kagiban.shell.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import jp.kagiban.shared.ForwardedFor;
import jp.kagiban.shared.WebSettings;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Sets the client's address and scheme on a request that came through a trusted proxy, before any other code sees the
 * request. The session's cookie, for example, depends on the scheme: it is marked secure over TLS. From any other
 * sender, these headers are ignored.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final ForwardedFor forwarded;
    private final int tlsPort;

    TrustedProxies(ForwardedFor forwarded, WebSettings settings) {
        this.forwarded = forwarded;
        this.tlsPort = settings.tlsPort();
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new Valve());
    }

    private final class Valve extends ValveBase {

        private Valve() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (forwarded.trusts(request.getRemoteAddr())) {
                applyHeaders(request);
            }
            getNext().invoke(request, response);
        }

        /** Returns all lines of a header as one list, since a proxy may add its own line below the client's. */
        private static String lines(Request request, String header) {
            return String.join(",", Collections.list(request.getHeaders(header)));
        }

        private void applyHeaders(Request request) {
            forwarded.client(lines(request, "X-Forwarded-For")).ifPresent(client -> {
                request.setRemoteAddr(client);
                request.setRemoteHost(client);
            });
            if ("https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))) {
                request.setSecure(true);
                request.getCoyoteRequest().scheme().setString("https");
                request.getCoyoteRequest().setServerPort(tlsPort);
            }
        }
    }
}
