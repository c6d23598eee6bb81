package jp.kagiban.login.throttle;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.Swept;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CurrentRequest;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.HostCookie;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Recognizes browsers in which a member has logged in before, by a random cookie. Only its hash is stored, and it gives no
 * access.
 */
@NamedInterface("throttle")
@Component
public class KnownDevices implements Swept {

    private static final Duration KEPT = Duration.ofDays(180);

    /** The most browsers that are remembered for a member. */
    static final int MOST = 100;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient db;
    private final Clock clock;

    KnownDevices(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The key that counts this browser's attempts, if the member with this address has used the browser. */
    public Optional<String> known(HttpServletRequest request, String email) {
        return token(request)
                .filter(token -> isKnown(token, "m.email = ?", email))
                .map(token -> "device:" + Hashes.hex(token));
    }

    /** The key that counts this browser's attempts, if this member has used the browser. */
    public Optional<String> known(HttpServletRequest request, MemberId member) {
        return token(request)
                .filter(token -> isKnown(token, "m.id = ?", Column.of(member)))
                .map(token -> "device:" + Hashes.hex(token));
    }

    /**
     * The key that counts attempts with a second factor, if the member has shown theirs in this thread's browser before. A
     * password alone doesn't count.
     */
    public Optional<String> withFactor(MemberId member) {
        return CurrentRequest.find()
                .flatMap(KnownDevices::token)
                .filter(token -> isKnown(token, "m.id = ? AND d.factor_at IS NOT NULL", Column.of(member)))
                .map(token -> "factor-device:" + member + ":" + Hashes.hex(token));
    }

    /** The same for a browser that any member has used, before it says whose passkey it shows. */
    public Optional<String> known(HttpServletRequest request) {
        return token(request)
                .filter(token -> isKnown(token, "m.id IS NOT NULL"))
                .map(token -> "device:" + Hashes.hex(token));
    }

    private boolean isKnown(String token, String condition, Object... member) {
        return db.sql("SELECT COUNT(*) FROM known_device d JOIN member m ON m.id = d.member_id"
                                + " WHERE d.device_hash = ? AND d.seen_at > ? AND " + condition)
                        .params(Hashes.sha256(token), Column.of(clock.instant().minus(KEPT)))
                        .params(member)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Remembers the browser of the request on this thread for the member. Does nothing without a request.
     *
     * @return the mark that identifies the browser; empty without a request
     */
    public Optional<String> remember(MemberId member) {
        return CurrentRequest.find()
                .flatMap(request -> CurrentRequest.response().map(response -> {
                    String token = token(request).orElseGet(Hashes::newToken);
                    store(token, member);
                    send(token, request, response);
                    return Hashes.hex(token);
                }));
    }

    /** The mark of this request's browser, for any member; empty if it has none. */
    public Optional<String> here() {
        return CurrentRequest.find().flatMap(KnownDevices::token).map(Hashes::hex);
    }

    /**
     * Records that the member has shown their second factor in the browser of the request on this thread. Changes only a known
     * browser, as the login has made it. One that was forgotten since stays forgotten.
     */
    public void rememberWithFactor(MemberId member) {
        CurrentRequest.find()
                .flatMap(KnownDevices::token)
                .ifPresent(
                        token -> db.sql("UPDATE known_device SET factor_at = ? WHERE device_hash = ? AND member_id = ?")
                                .params(Column.of(clock.instant()), Hashes.sha256(token), Column.of(member))
                                .update());
    }

    private void store(String token, MemberId member) {
        Instant now = clock.instant();
        int updated = db.sql("UPDATE known_device SET seen_at = ? WHERE device_hash = ? AND member_id = ?")
                .params(Column.of(now), Hashes.sha256(token), Column.of(member))
                .update();
        if (updated == 0) {
            db.sql("INSERT INTO known_device (device_hash, member_id, seen_at) VALUES (?, ?, ?)")
                    .params(Hashes.sha256(token), Column.of(member), Column.of(now))
                    .update();
            forgetOldest(member);
        }
    }

    /** Forgets all browsers of the member but the {@link #MOST} seen last. */
    private void forgetOldest(MemberId member) {
        db.sql("SELECT seen_at FROM known_device WHERE member_id = ? ORDER BY seen_at DESC LIMIT 1 OFFSET " + MOST)
                .param(Column.of(member))
                .query(LocalDateTime.class)
                .optional()
                .ifPresent(last -> db.sql("DELETE FROM known_device WHERE member_id = ? AND seen_at <= ?")
                        .params(Column.of(member), last)
                        .update());
    }

    private static void send(String token, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                HostCookie.DEVICE.make(request, token, KEPT).toString());
    }

    private static Optional<String> token(HttpServletRequest request) {
        return HostCookie.DEVICE
                .read(request)
                .filter(value -> TOKEN.matcher(value).matches());
    }

    /** Forgets all of the member's devices, because somebody else may have used them. */
    public void forget(MemberId member) {
        db.sql("DELETE FROM known_device WHERE member_id = ?")
                .param(Column.of(member))
                .update();
    }

    @EventListener
    void addressProven(AddressProven proven) {
        if (!proven.bySelf()) {
            forget(proven.member());
        }
    }

    @Override
    public void forgetOld() {
        db.sql("DELETE FROM known_device WHERE seen_at < ?")
                .param(Column.of(clock.instant().minus(KEPT)))
                .update();
    }
}
