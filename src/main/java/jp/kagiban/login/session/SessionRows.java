package jp.kagiban.login.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.login.member.Swept;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the logins. An ended login is kept for a while, so that its browser can show why it ended. */
@Component
class SessionRows implements Swept {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final String COLUMNS = "id, member_id, started_at, last_seen_at, address, browser, ended_why";

    private final JdbcClient db;
    private final Clock clock;

    SessionRows(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Row(
            UUID id,
            MemberId member,
            Instant startedAt,
            Instant lastSeenAt,
            String address,
            String browser,
            @Nullable SessionEnd ended) {}

    void add(UUID id, MemberId member, String address, String browser) {
        Instant now = clock.instant();
        db.sql("INSERT INTO member_session (id, member_id, started_at, last_seen_at, address, browser)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(Column.of(id), Column.of(member), Column.of(now), Column.of(now), address, browser)
                .update();
    }

    Optional<Row> find(UUID id) {
        return db.sql("SELECT " + COLUMNS + " FROM member_session WHERE id = ?")
                .param(Column.of(id))
                .query(SessionRows::row)
                .optional();
    }

    /** The member's open logins, the last used first. */
    List<Row> open(MemberId member) {
        return db.sql("SELECT " + COLUMNS + " FROM member_session WHERE member_id = ? AND ended_at IS NULL"
                        + " ORDER BY last_seen_at DESC, id")
                .param(Column.of(member))
                .query(SessionRows::row)
                .list();
    }

    /** Whether this login isn't stored as ended. The limits of its time aren't checked. */
    boolean goesOn(UUID id) {
        return db.sql("SELECT COUNT(*) FROM member_session WHERE id = ? AND ended_at IS NOT NULL")
                        .param(Column.of(id))
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Locks the member. New passwords, new logins and the end of logins must wait until the caller's transaction ends. */
    void lock(MemberId member) {
        db.sql("SELECT id FROM member WHERE id = ? FOR UPDATE")
                .param(Column.of(member))
                .query((row, _) -> Column.member(row, "id"))
                .optional();
    }

    void seen(UUID id) {
        db.sql("UPDATE member_session SET last_seen_at = ? WHERE id = ? AND ended_at IS NULL")
                .params(Column.of(clock.instant()), Column.of(id))
                .update();
    }

    /** @return false if it had ended before */
    boolean end(UUID id, SessionEnd why) {
        return db.sql("UPDATE member_session SET ended_at = ?, ended_why = ? WHERE id = ? AND ended_at IS NULL")
                        .params(Column.of(clock.instant()), why.name(), Column.of(id))
                        .update()
                > 0;
    }

    @Override
    public void forgetOld() {
        db.sql("DELETE FROM member_session WHERE last_seen_at < ?")
                .param(Column.of(clock.instant().minus(KEPT)))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        @Nullable String why = row.getString("ended_why");
        return new Row(
                Column.uuid(row, "id"),
                Column.member(row, "member_id"),
                Objects.requireNonNull(Column.instant(row, "started_at")),
                Objects.requireNonNull(Column.instant(row, "last_seen_at")),
                row.getString("address"),
                row.getString("browser"),
                why == null ? null : SessionEnd.valueOf(why));
    }
}
