package jp.kagiban.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kagiban.notice.NoticeRead.NoticeReadId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** What members have read. A mark outlives its shop without harm: it names nothing that could come back. */
interface ReadMarks extends Repository<NoticeRead, NoticeReadId> {

    List<NoticeRead> findByIdTenantIdAndIdMemberId(UUID tenant, UUID member);

    /** Marks, once or again. */
    @Modifying
    @Query("""
            INSERT INTO notice_read (tenant_id, member_id, shop_id, kind, occurrence, read_at, version)
            VALUES (:tenant, :member, :shop, :kind, :occurrence, :at, 1)
            ON DUPLICATE KEY UPDATE read_at = VALUES(read_at)""")
    void mark(UUID tenant, UUID member, UUID shop, NoticeKind kind, String occurrence, Instant at);
}
