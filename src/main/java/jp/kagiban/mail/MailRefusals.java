package jp.kagiban.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Stores each address that the mail server refused in the last 30 days, or whose mail it refused, in one row. Some of
 * these mails are retried. An address is stored shortened, with a hash that tells it from others. Bounces go to the
 * sender's inbox, so the portal doesn't see them.
 */
@Service
public class MailRefusals {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final Clock clock;

    MailRefusals(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * An address and its last refusal.
     *
     * @param address shortened: {@code h…@example.jp}
     * @param code the SMTP code, from 500 to 599
     */
    public record Refusal(String address, int code, Instant at) {}

    void note(String address, int code) {
        Instant now = clock.instant();
        db.sql("DELETE FROM mail_refusal WHERE refused_at < ?")
                .param(Column.of(now.minus(KEPT)))
                .update();
        db.sql("INSERT INTO mail_refusal (address_hash, shortened, code, refused_at) VALUES (?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE code = VALUES(code), refused_at = VALUES(refused_at)")
                .params(Hashes.hex(address), MailAddress.shortened(address), code, Column.of(now))
                .update();
    }

    /** Returns the latest refusals first, at most this many. */
    public List<Refusal> latest(int most) {
        return db.sql("SELECT shortened, code, refused_at FROM mail_refusal WHERE refused_at >= ?"
                        + " ORDER BY refused_at DESC LIMIT ?")
                .params(Column.of(clock.instant().minus(KEPT)), most)
                .query(MailRefusals::refusal)
                .list();
    }

    private static Refusal refusal(ResultSet row, int number) throws SQLException {
        return new Refusal(
                row.getString("shortened"),
                row.getInt("code"),
                Objects.requireNonNull(Column.instant(row, "refused_at")));
    }
}
