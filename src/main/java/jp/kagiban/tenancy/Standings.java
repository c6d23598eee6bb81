package jp.kagiban.tenancy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How members stand in their companies. Read by hand: each deed of a member asks, and one page many times. */
@Component
class Standings {

    private final JdbcClient db;

    Standings(JdbcClient db) {
        this.db = db;
    }

    /** @param graceBegins from when on the time counts in which they must set a second factor up, if one is demanded of them */
    record Standing(Role role, Instant graceBegins) {}

    /** Of a member in the tenant in force; empty if they don't belong to it. */
    Optional<Standing> of(TenantId tenant, MemberId member) {
        return db.sql("SELECT member_role, COALESCE(factor_from, joined_at) AS grace_begins FROM membership"
                        + " WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(tenant), Column.of(member))
                .query((row, _) -> new Standing(
                        Role.valueOf(row.getString("member_role")),
                        Column.instant(row.getObject("grace_begins", LocalDateTime.class))))
                .optional();
    }
}
