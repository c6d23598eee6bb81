package jp.kagiban.login.password;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Remembers members who have reset their password by mail and haven't reviewed their receivers since. Somebody else may have
 * known the old password.
 */
@NamedInterface("password")
@Component
public class AfterReset {

    private final JdbcClient db;
    private final Clock clock;

    AfterReset(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void begin(MemberId member) {
        db.sql("INSERT INTO password_reset (member_id, reset_at) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE reset_at = VALUES(reset_at)")
                .params(Column.of(member), Column.of(clock.instant()))
                .update();
    }

    /** The time of the reset; empty if there is none to review. */
    public Optional<Instant> since(MemberId member) {
        return db.sql("SELECT reset_at FROM password_reset WHERE member_id = ?")
                .param(Column.of(member))
                .query((row, _) -> Objects.requireNonNull(Column.instant(row, "reset_at")))
                .optional();
    }

    public void done(MemberId member) {
        db.sql("DELETE FROM password_reset WHERE member_id = ?")
                .param(Column.of(member))
                .update();
    }
}
