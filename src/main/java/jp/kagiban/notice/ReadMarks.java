package jp.kagiban.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jp.kagiban.notice.NoticeRead.NoticeReadId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** What members have read. */
interface ReadMarks extends Repository<NoticeRead, NoticeReadId> {

    /** Those of these shops and occurrences: the marks of years don't come along. */
    List<NoticeRead> findByIdTenantIdAndIdMemberIdAndIdShopIdInAndIdOccurrenceIn(
            UUID tenant, UUID member, Collection<UUID> shops, Collection<String> occurrences);

    /** Deletes all marks of a shop. */
    @Modifying
    @Query("DELETE FROM notice_read WHERE tenant_id = :tenant AND shop_id = :shop")
    int forget(UUID tenant, UUID shop);

    /** Deletes all marks of a company. */
    @Modifying
    @Query("DELETE FROM notice_read WHERE tenant_id = :tenant")
    int forgetAll(UUID tenant);

    /** Marks, once or again. */
    @Modifying
    @Query("""
            INSERT INTO notice_read (tenant_id, member_id, shop_id, kind, occurrence, read_at, version)
            VALUES (:tenant, :member, :shop, :kind, :occurrence, :at, 1)
            ON DUPLICATE KEY UPDATE read_at = VALUES(read_at)""")
    void mark(UUID tenant, UUID member, UUID shop, NoticeKind kind, String occurrence, Instant at);

    /** Takes one mark of a member back. */
    @Modifying
    @Query("""
            DELETE FROM notice_read WHERE tenant_id = :tenant AND member_id = :member
            AND shop_id = :shop AND kind = :kind AND occurrence = :occurrence""")
    void unmark(UUID tenant, UUID member, UUID shop, NoticeKind kind, String occurrence);
}
