package jp.kagiban.operator;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import jp.kagiban.shared.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code KAGIBAN_HEARTBEAT_URL}: the address that is called while the portal works. Anybody who has the address can
 * call it, so it is a secret. The setting is bound as text, because Boot would print an address that it can't read.
 *
 * @param url The URL of your monitor. While key checks run on time, one node calls this URL (GET) every 5 minutes. Set
 *     it on every node.
 */
@ConfigurationProperties("kagiban.heartbeat")
record HeartbeatSettings(@Nullable String url) {

    HeartbeatSettings {
        url = url == null || url.isBlank() ? null : url.strip();
        if (url != null && read(url).isEmpty()) {
            throw new StartRefused(
                    "KAGIBAN_HEARTBEAT_URL must be an address that begins with https:// or http://.",
                    "Copy it from the service that is to hear the portal, or leave it out.");
        }
    }

    /** Returns the address; empty if none is set. */
    Optional<URI> address() {
        return Optional.ofNullable(url).flatMap(HeartbeatSettings::read);
    }

    private static Optional<URI> read(String url) {
        try {
            return Optional.of(new URI(url)).filter(HeartbeatSettings::isWeb);
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null;
    }

    @Override
    public String toString() {
        return "HeartbeatSettings[]";
    }
}
