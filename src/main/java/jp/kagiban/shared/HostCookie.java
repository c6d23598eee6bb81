package jp.kagiban.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * The portal's cookies, except that of the HTTP session. If the portal is configured for TLS, their names have the prefix
 * {@code __Host-}, so that browsers accept them from no other host. Scripts can't read them.
 */
public enum HostCookie {
    /** A browser in which a member has logged in before. */
    DEVICE("kagiban-device"),
    /** The id of a browser's last login. It gives no access. The login page looks up why that login ended. */
    SESSION("kagiban-session"),
    LANGUAGE("kagiban-language"),
    SCHEME("kagiban-scheme"),
    /** Whether the remaining first steps are hidden. */
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

    /**
     * Whether the portal is configured for TLS, as the session's cookie shows. The request's scheme doesn't tell,
     * because a proxy may hide it.
     */
    private static boolean isOverTls(HttpServletRequest request) {
        return request.getServletContext().getSessionCookieConfig().isSecure();
    }
}
