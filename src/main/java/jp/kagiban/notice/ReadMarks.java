package jp.kagiban.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import jp.kagiban.notice.ReadMarks.NoticeRead.NoticeReadId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Stores which notices members have marked as read. */
interface ReadMarks extends Repository<ReadMarks.NoticeRead, NoticeReadId> {

    /** A member's mark that a notice is read. */
    record NoticeRead(
            @Id NoticeReadId id, Instant readAt, @Version long version) {

        /** Identifies a mark. */
        record NoticeReadId(TenantId tenantId, MemberId memberId, ShopId shopId, NoticeKind kind, String occurrence) {

            Notice.Key key() {
                return new Notice.Key(shopId, kind, occurrence);
            }
        }
    }

    /** Returns a member's marks for these shops and occurrences only, because marks pile up over years. */
    List<NoticeRead> findByIdTenantIdAndIdMemberIdAndIdShopIdInAndIdOccurrenceIn(
            TenantId tenant, MemberId member, Collection<ShopId> shops, Collection<String> occurrences);

    /** Deletes all marks of a shop. */
    @Modifying
    @Query("DELETE FROM notice_read WHERE tenant_id = :tenant AND shop_id = :shop")
    int deleteShop(TenantId tenant, ShopId shop);

    /** Deletes all marks of a company. */
    @Modifying
    @Query("DELETE FROM notice_read WHERE tenant_id = :tenant")
    int deleteAll(TenantId tenant);

    /** Marks a notice as read. A second mark renews the time. */
    @Modifying
    @Query("""
            INSERT INTO notice_read (tenant_id, member_id, shop_id, kind, occurrence, read_at, version)
            VALUES (:tenant, :member, :shop, :kind, :occurrence, :at, 1)
            ON DUPLICATE KEY UPDATE read_at = VALUES(read_at)""")
    void mark(TenantId tenant, MemberId member, ShopId shop, NoticeKind kind, String occurrence, Instant at);

    /** Deletes one mark of a member. Returns 0 if there was none. */
    @Modifying
    @Query("""
            DELETE FROM notice_read WHERE tenant_id = :tenant AND member_id = :member
            AND shop_id = :shop AND kind = :kind AND occurrence = :occurrence""")
    int unmark(TenantId tenant, MemberId member, ShopId shop, NoticeKind kind, String occurrence);
}
