package jp.kagiban.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * The portal's cookies beside that of the session. If the portal is configured for TLS, their names have the
 * prefix with which browsers accept them from no other host. No script reads them.
 */
public enum HostCookie {
    /** A browser in which a member has logged in before. */
    DEVICE("kagiban-device"),
    /** The number of the login that a browser had. It opens nothing; the login page looks up why it ended. */
    SESSION("kagiban-session"),
    LANGUAGE("kagiban-language"),
    SCHEME("kagiban-scheme"),
    /** Whether what is left of the first steps is hidden. */
    FIRST_STEPS("kagiban-steps");

    private final String plain;

    HostCookie(String plain) {
        this.plain = plain;
    }

    /** The value that the browser sent. */
    public Optional<String> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** @param age negative: until the browser is closed */
    public ResponseCookie make(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(name(request), value)
                .httpOnly(true)
                .secure(isOverTls(request) || request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
    }

    private String name(HttpServletRequest request) {
        return isOverTls(request) ? "__Host-" + plain : plain;
    }

    /** The portal's own word, which the session's cookie keeps too: a proxy may hide the scheme. */
    private static boolean isOverTls(HttpServletRequest request) {
        return request.getServletContext().getSessionCookieConfig().isSecure();
    }
}
