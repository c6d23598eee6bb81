package jp.kagiban.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.Hashes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Browsers in which a member has logged in before: a random cookie, of which only the hash is stored. It logs nobody in. */
@Component
class KnownDevices {

    private static final String COOKIE = "kagiban-device";
    private static final Duration KEPT = Duration.ofDays(180);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient db;
    private final Clock clock;

    KnownDevices(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The device's own name for counting, if it is known for the member of this address. */
    Optional<String> known(HttpServletRequest request, String email) {
        return token(request).filter(token -> isKnown(token, email)).map(token -> "device:" + Hashes.hex(token));
    }

    /** The same for a member who has proven himself. */
    Optional<String> known(HttpServletRequest request, UUID member) {
        return token(request).filter(token -> isKnown(token, member)).map(token -> "device:" + Hashes.hex(token));
    }

    private boolean isKnown(String token, UUID member) {
        return db.sql("SELECT COUNT(*) FROM known_device WHERE device_hash = ? AND member_id = ? AND seen_at > ?")
                        .params(
                                Hashes.sha256(token),
                                Column.of(member),
                                Column.of(clock.instant().minus(KEPT)))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private boolean isKnown(String token, String email) {
        return db.sql("SELECT COUNT(*) FROM known_device d JOIN member m ON m.id = d.member_id"
                                + " WHERE d.device_hash = ? AND m.email = ? AND d.seen_at > ?")
                        .params(
                                Hashes.sha256(token),
                                email,
                                Column.of(clock.instant().minus(KEPT)))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Remembers the browser of the request on this thread for the member; elsewhere nothing happens. */
    void remember(UUID member) {
        CurrentRequest.find()
                .ifPresent(request -> CurrentRequest.response().ifPresent(response -> {
                    String token = token(request).orElseGet(Hashes::newToken);
                    store(token, member);
                    send(token, request, response);
                }));
    }

    private void store(String token, UUID member) {
        Instant now = clock.instant();
        int updated = db.sql("UPDATE known_device SET seen_at = ? WHERE device_hash = ? AND member_id = ?")
                .params(Column.of(now), Hashes.sha256(token), Column.of(member))
                .update();
        if (updated == 0) {
            db.sql("INSERT INTO known_device (device_hash, member_id, seen_at) VALUES (?, ?, ?)")
                    .params(Hashes.sha256(token), Column.of(member), Column.of(now))
                    .update();
        }
    }

    private static void send(String token, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, token)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(KEPT)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> TOKEN.matcher(value).matches())
                .findFirst();
    }

    void forgetOld() {
        db.sql("DELETE FROM known_device WHERE seen_at < ?")
                .param(Column.of(clock.instant().minus(KEPT)))
                .update();
    }
}
