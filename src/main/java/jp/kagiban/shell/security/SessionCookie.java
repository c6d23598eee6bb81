package jp.kagiban.shell.security;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jp.kagiban.shared.WebSettings;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.stereotype.Component;

/** Over TLS, gives the session's cookie a name that browsers accept from no other host. */
@Component
public class SessionCookie implements ServletContextInitializer {

    public static final String OVER_TLS = "__Host-KAGIBAN";

    private final WebSettings settings;

    SessionCookie(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public void onStartup(ServletContext context) {
        if (settings.tls()) {
            SessionCookieConfig cookie = context.getSessionCookieConfig();
            cookie.setName(OVER_TLS);
            cookie.setSecure(true);
            cookie.setPath("/");
        }
    }
}
