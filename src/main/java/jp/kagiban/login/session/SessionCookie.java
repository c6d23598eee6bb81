package jp.kagiban.login.session;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.HostCookie;
import org.springframework.http.HttpHeaders;

/** The cookie with the id of a browser's last login. It outlives the HTTP session, and gives no access. */
final class SessionCookie {

    private SessionCookie() {}

    /** The login that the browser of this thread's request had; empty outside of a request. */
    static Optional<UUID> find() {
        return CurrentRequest.find().flatMap(SessionCookie::read);
    }

    private static Optional<UUID> read(HttpServletRequest request) {
        return HostCookie.SESSION.read(request).flatMap(SessionCookie::id);
    }

    private static Optional<UUID> id(String value) {
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    /** Sets the cookie, which the browser keeps until it is closed. */
    static void set(UUID session) {
        send(session.toString(), Duration.ofSeconds(-1));
    }

    static void remove() {
        send("", Duration.ZERO);
    }

    private static void send(String value, Duration age) {
        CurrentRequest.find()
                .ifPresent(request -> CurrentRequest.response()
                        .ifPresent(response -> response.addHeader(
                                HttpHeaders.SET_COOKIE,
                                HostCookie.SESSION.make(request, value, age).toString())));
    }
}
