package jp.kagiban.shop.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shop.attempt.AttemptDecision;
import jp.kagiban.shop.attempt.AttemptResult;
import jp.kagiban.shop.key.HeldKeys.HeldKey;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.register.TenantShop;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes many watches at a time, also of different tenants. */
@Component
class WatchedRows {

    private final JdbcClient db;

    WatchedRows(JdbcClient db) {
        this.db = db;
    }

    /** Returns the watched keys of those shops that have a key in use. */
    List<Watched> of(List<TenantShop> shops) {
        RowValues values = TenantShop.rows(shops);
        return db.sql("SELECT s.tenant_id, s.id, s.mall, s.family, g.id AS generation_id, g.version AS key_version,"
                        + " g.revision, g.shop_number, g.expires_at, g.function_off, g.rejected_since, g.expiry_entered_by,"
                        + " w.version, w.last_answer, w.failures, w.unreachable_since, w.checked_at, w.check_ended_at,"
                        + " w.check_days, a.outcome, a.code, a.calls, a.decision"
                        + " FROM shop s"
                        + " JOIN key_generation g ON g.tenant_id = s.tenant_id AND g.shop_id = s.id AND g.state = 'ACTIVE'"
                        + " LEFT JOIN shop_watch w ON w.tenant_id = s.tenant_id AND w.shop_id = s.id"
                        + " LEFT JOIN key_attempt a ON a.tenant_id = g.tenant_id AND a.generation_id = g.id"
                        + " AND a.seq_no = (SELECT MAX(m.seq_no) FROM key_attempt m"
                        + " WHERE m.tenant_id = g.tenant_id AND m.generation_id = g.id)"
                        + " WHERE (s.tenant_id, s.id) IN (" + values.marks() + ")")
                .params(values.parameters())
                .query((row, _) -> watched(row))
                .list();
    }

    private static Watched watched(ResultSet row) throws SQLException {
        HeldKey key = HeldKey.of(row);
        byte[] member = row.getBytes("expiry_entered_by");
        Said said = new Said(
                Column.instant(row, "expires_at"),
                row.getBoolean("function_off"),
                Column.instant(row, "rejected_since"),
                member == null ? null : new MemberId(Column.uuid(member)));
        return new Watched(
                key,
                new TenantGeneration(key.shop().tenantId(), Column.generation(row, "generation_id")),
                row.getLong("key_version"),
                said,
                row.getLong("version"),
                state(row),
                last(row));
    }

    private static Watched.State state(ResultSet row) throws SQLException {
        return new Watched.State(
                answer(row.getString("last_answer")),
                row.getInt("failures"),
                Column.instant(row, "unreachable_since"),
                Column.instant(row, "checked_at"),
                Column.instant(row, "check_ended_at"),
                row.getString("check_days"));
    }

    private static Watched.@Nullable Last last(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        if (decision == null) {
            return null;
        }
        AttemptResult result =
                new AttemptResult(answer(row.getString("outcome")), row.getString("code"), row.getString("calls"));
        return new Watched.Last(result, AttemptDecision.valueOf(decision));
    }

    private static @Nullable Answer answer(@Nullable String name) {
        return name == null ? null : Answer.valueOf(name);
    }

    /** Locks these watches and returns their versions, without deleted watches. */
    Map<TenantShop, Long> lock(List<TenantShop> shops) {
        RowValues values = TenantShop.rows(shops);
        Map<TenantShop, Long> versions = new HashMap<>();
        db.sql("SELECT tenant_id, shop_id, version FROM shop_watch WHERE (tenant_id, shop_id) IN (" + values.marks()
                        + ") FOR UPDATE")
                .params(values.parameters())
                .query(row -> {
                    versions.put(
                            new TenantShop(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")),
                            row.getLong("version"));
                });
        return versions;
    }

    /** Stores in locked watches that the mall still accepts the key, and the time of the next check. */
    void storeUnchanged(Map<Watched, Instant> next, Instant now) {
        RowValues values = RowValues.of(
                List.copyOf(next.keySet()),
                watched -> List.of(
                        Column.of(watched.key().shop().tenantId()),
                        Column.of(watched.key().shop().id()),
                        watched.version() + 1,
                        Column.of(now),
                        Answer.VALID.name(),
                        Column.of(now),
                        0,
                        Column.of(next.getOrDefault(watched, now)),
                        Column.of(now),
                        CheckDays.after(watched.state().checkDays(), CheckDays.Result.FINE, now)));
        db.sql("INSERT INTO shop_watch (tenant_id, shop_id, version, asked_at, last_answer, last_answer_at, failures,"
                        + " next_ask, check_ended_at, check_days) VALUES " + values.marks()
                        + " ON DUPLICATE KEY UPDATE version = VALUES(version), asked_at = VALUES(asked_at),"
                        + " last_answer = VALUES(last_answer), last_answer_at = VALUES(last_answer_at),"
                        + " failures = VALUES(failures), next_ask = VALUES(next_ask),"
                        + " check_ended_at = VALUES(check_ended_at), check_days = VALUES(check_days)")
                .params(values.parameters())
                .update();
    }
}
