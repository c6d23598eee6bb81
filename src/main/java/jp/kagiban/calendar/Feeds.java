package jp.kagiban.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.delivery.LastingReceivers;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores calendar addresses, at most one for each member of a company. Owns the table {@code calendar_feed}. */
@Component
class Feeds implements LastingReceivers {

    private final JdbcClient db;
    private final TenantScope scope;
    private final AuditTrail trail;

    Feeds(JdbcClient db, TenantScope scope, AuditTrail trail) {
        this.db = db;
        this.scope = scope;
        this.trail = trail;
    }

    /** Stores an address in place of the member's earlier one. */
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

    Optional<Feed> find(TenantId tenant, MemberId member) {
        return db.sql("SELECT tenant_id, member_id, language, made_at FROM calendar_feed"
                        + " WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(tenant), Column.of(member))
                .query(Feeds::feed)
                .optional();
    }

    /** Finds an address by its token. Searches all tenants, because a token doesn't name its owner. */
    Optional<Feed> find(String token) {
        return scope.outside(
                CrossTenantReason.CALENDAR_OF_A_TOKEN,
                () -> db.sql("SELECT tenant_id, member_id, language, made_at FROM calendar_feed WHERE token_hash = ?")
                        .param(Hashes.sha256(token))
                        .query(Feeds::feed)
                        .optional());
    }

    @Override
    public List<Receiver> of(TenantId tenant, MemberId member) {
        return find(tenant, member).stream()
                .map(feed -> new Receiver("calendar.heading", "", feed.madeAt()))
                .toList();
    }

    @Override
    public void end(TenantId tenant, MemberId member) {
        stop(tenant, member);
    }

    /**
     * Stops the address and records it.
     *
     * @return whether there was one
     */
    boolean stop(TenantId tenant, MemberId member) {
        boolean stopped = delete(tenant, member);
        if (stopped) {
            trail.record(AuditRecord.of(Action.CALENDAR_CLOSED));
        }
        return stopped;
    }

    private boolean delete(TenantId tenant, MemberId member) {
        return db.sql("DELETE FROM calendar_feed WHERE tenant_id = ? AND member_id = ?")
                        .params(Column.of(tenant), Column.of(member))
                        .update()
                > 0;
    }

    @EventListener
    void on(MemberLeft left) {
        delete(left.tenant(), left.member());
    }

    @EventListener
    void on(TenantDeleted deleted) {
        db.sql("DELETE FROM calendar_feed WHERE tenant_id = ?")
                .param(Column.of(deleted.tenant()))
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
     * A private address of a member's calendar for one company. Its token is stored only as a hash.
     *
     * @param language of the calendar's dates
     */
    record Feed(TenantId tenant, MemberId member, Locale language, Instant madeAt) {}
}
