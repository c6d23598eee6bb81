package jp.kagiban.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads which members of the current tenant have marked a shop's notices, including notices that are over. */
@Service
public class NoticeHistory {

    private final JdbcClient db;
    private final TenantScope scope;

    NoticeHistory(JdbcClient db, TenantScope scope) {
        this.db = db;
        this.scope = scope;
    }

    /**
     * A member's mark on a notice.
     *
     * @param seesUntil until when the member said that they handle the notice; empty if they marked it as read
     */
    public record Mark(Instant at, MemberId member, Notice.Key notice, Optional<Instant> seesUntil) {}

    /** Returns the newest marks first. Marks that were taken back are deleted, so they are missing. */
    @Needs(Permission.SEE_SHOPS)
    public List<Mark> ofShop(ShopId shop, int limit) {
        return Stream.concat(readings(shop, limit), handlings(shop, limit))
                .sorted(Comparator.comparing(Mark::at).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Mark> readings(ShopId shop, int limit) {
        return db
                .sql("SELECT member_id, kind, occurrence, read_at AS marked_at, NULL AS until_at FROM notice_read"
                        + " WHERE tenant_id = ? AND shop_id = ? ORDER BY read_at DESC LIMIT ?")
                .params(Column.of(scope.current()), Column.of(shop), limit)
                .query((row, _) -> mark(shop, row))
                .list()
                .stream();
    }

    private Stream<Mark> handlings(ShopId shop, int limit) {
        return db
                .sql("SELECT member_id, kind, occurrence, made_at AS marked_at, until_at FROM notice_handling"
                        + " WHERE tenant_id = ? AND shop_id = ? ORDER BY made_at DESC LIMIT ?")
                .params(Column.of(scope.current()), Column.of(shop), limit)
                .query((row, _) -> mark(shop, row))
                .list()
                .stream();
    }

    private static Mark mark(ShopId shop, ResultSet row) throws SQLException {
        return new Mark(
                Objects.requireNonNull(Column.instant(row, "marked_at")),
                Column.member(row, "member_id"),
                new Notice.Key(shop, NoticeKind.valueOf(row.getString("kind")), row.getString("occurrence")),
                Optional.ofNullable(Column.instant(row, "until_at")));
    }
}
