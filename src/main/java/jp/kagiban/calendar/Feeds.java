package jp.kagiban.calendar;

import java.time.Instant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The owner of the table {@code calendar_feed}: one address at most for each member of a company. */
@Component
class Feeds {

    private final JdbcClient db;
    private final TenantScope scope;

    Feeds(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    /** In place of the one that the member had. */
    void put(Feed feed, String token) {
        db.sql("INSERT INTO calendar_feed (tenant_id, member_id, token_hash, language, made_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE token_hash = VALUES(token_hash), language = VALUES(language),"
                        + " made_at = VALUES(made_at)")
                .params(
                        Column.of(feed.tenant()),
                        Column.of(feed.member()),
                        Hashes.sha256(token),
                        feed.language().getLanguage(),
                        Column.of(feed.madeAt()))
                .update();
    }

    Optional<Feed> of(TenantId tenant, MemberId member) {
        return db.sql("SELECT tenant_id, member_id, language, made_at FROM calendar_feed"
                        + " WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(tenant), Column.of(member))
                .query(Feeds::feed)
                .optional();
    }

    /** Whoever brings a token doesn't say whose it is. */
    Optional<Feed> find(String token) {
        return scope.outside(
                CrossTenantReason.CALENDAR_OF_A_TOKEN,
                () -> db.sql("SELECT tenant_id, member_id, language, made_at FROM calendar_feed WHERE token_hash = ?")
                        .param(Hashes.sha256(token))
                        .query(Feeds::feed)
                        .optional());
    }

    /** @return whether there was one */
    boolean end(TenantId tenant, MemberId member) {
        return db.sql("DELETE FROM calendar_feed WHERE tenant_id = ? AND member_id = ?")
                        .params(Column.of(tenant), Column.of(member))
                        .update()
                > 0;
    }

    void endAll(TenantId tenant) {
        db.sql("DELETE FROM calendar_feed WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }

    private static Feed feed(ResultSet row, int number) throws SQLException {
        return new Feed(
                Column.tenant(row, "tenant_id"),
                Column.member(row, "member_id"),
                Locale.of(row.getString("language")),
                Objects.requireNonNull(Column.instant(row, "made_at")));
    }

    /**
     * A private address under which a member's calendar finds the dates of one company. The token in it is kept as a hash only.
     *
     * @param language in which the address was made, and in which its dates speak
     */
    record Feed(TenantId tenant, MemberId member, Locale language, Instant madeAt) {}
}
