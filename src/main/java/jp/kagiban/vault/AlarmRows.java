package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.VaultAlarms.Alarm;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms as they are kept: one row for each kind, company and day in Tokyo. */
class AlarmRows {

    private final JdbcClient db;
    private final Clock clock;

    AlarmRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(Kind kind, TenantId company, long times) {
        byte[] id = Column.of(company);
        boolean anew = db.sql("INSERT IGNORE INTO vault_alarm (kind, company_id, raised_on, first_at, last_at, times)"
                                + " VALUES (?, ?, ?, ?, ?, ?)")
                        .params(kind.name(), id, Jst.today(clock))
                        .params(Column.of(clock.instant()), Column.of(clock.instant()), times)
                        .update()
                > 0;
        if (!anew) {
            db.sql("UPDATE vault_alarm SET last_at = ?, times = times + ?, seen_at = NULL"
                            + " WHERE kind = ? AND company_id = ? AND raised_on = ?")
                    .params(Column.of(clock.instant()), times, kind.name(), id, Jst.today(clock))
                    .update();
        }
    }

    List<Alarm> latest(int most) {
        return db
                .sql(
                        "SELECT kind, company_id, first_at, last_at, times, seen_at FROM vault_alarm"
                                + " ORDER BY CASE WHEN seen_at IS NULL THEN 0 ELSE 1 END, last_at DESC, kind, company_id LIMIT ?")
                .param(most)
                .query((row, _) -> alarm(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a kind that only a later portal knows. */
    private static Optional<Alarm> alarm(ResultSet row) throws SQLException {
        TenantId company = Column.tenant(row, "company_id");
        Instant first = Objects.requireNonNull(Column.instant(row, "first_at"));
        Instant last = Objects.requireNonNull(Column.instant(row, "last_at"));
        long times = row.getLong("times");
        Optional<Instant> seen = Optional.ofNullable(Column.instant(row, "seen_at"));
        return Kind.named(row.getString("kind")).map(kind -> new Alarm(kind, company, first, last, times, seen));
    }

    int unseen() {
        return db.sql("SELECT COUNT(*) FROM vault_alarm WHERE seen_at IS NULL")
                .query(Integer.class)
                .single();
    }

    /** How many it were that nobody had seen. */
    int see(Instant upTo) {
        return db.sql("UPDATE vault_alarm SET seen_at = ? WHERE seen_at IS NULL AND last_at <= ?")
                .params(Column.of(clock.instant()), Column.of(upTo))
                .update();
    }

    void removeBefore(Instant last) {
        db.sql("DELETE FROM vault_alarm WHERE last_at < ?")
                .param(Column.of(last))
                .update();
    }
}
