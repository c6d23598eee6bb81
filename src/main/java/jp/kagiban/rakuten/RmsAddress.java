package jp.kagiban.rakuten;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.shared.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The base address of RMS: from the settings, otherwise this server's sandbox if it is on, otherwise Rakuten's. */
@Component
class RmsAddress {

    static final String SANDBOX_PATH = "/sandbox-rms";

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");

    private final Settings settings;
    private final String host;
    private volatile @Nullable URI ownSandbox;

    /** @param serverAddress the address that the server is bound to; for a wildcard, the loopback is used */
    RmsAddress(Settings settings, @Value("${server.address:127.0.0.1}") String serverAddress) {
        this.settings = settings;
        this.host = WILDCARDS.contains(serverAddress) ? "127.0.0.1" : serverAddress;
    }

    /** Without a trailing slash. Empty only if this server's sandbox is used and doesn't listen yet. */
    Optional<URI> current() {
        URI configured = settings.rms().baseUrl();
        if (configured != null) {
            return Optional.of(withoutSlash(configured));
        }
        return settings.sandbox() ? Optional.ofNullable(ownSandbox) : Optional.of(Settings.Rms.REAL);
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            ownSandbox =
                    URI.create("http://" + host + ":" + event.getWebServer().getPort() + SANDBOX_PATH);
        }
    }

    private static URI withoutSlash(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }
}
