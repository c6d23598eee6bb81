package jp.kagiban.shared;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The portal's address for browsers: {@code KAGIBAN_PUBLIC_URL}, or {@code localhost} with the server's port. */
@Component
public class PublicAddress {

    private final WebSettings settings;
    private final Environment environment;

    PublicAddress(WebSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** The address, without a slash at its end. */
    public String base() {
        URI set = settings.publicUrl();
        if (set != null) {
            return set.getScheme() + "://" + set.getRawAuthority();
        }
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port;
    }
}
