package jp.kagiban.notice;

import java.time.Instant;
import java.util.List;
import jp.kagiban.notice.HandlingRows.NoticeHandling.NoticeHandlingId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Stores which member handles which notice, and until when. Ended rows stay, for the history of a shop's notices. */
interface HandlingRows extends Repository<HandlingRows.NoticeHandling, NoticeHandlingId> {

    /**
     * A member's statement that they handle a notice.
     *
     * @param untilAt the first instant at which the statement no longer holds
     */
    record NoticeHandling(
            @Id NoticeHandlingId id,
            MemberId memberId,
            Instant untilAt,
            Instant madeAt,
            @Version long version) {

        /** Identifies the notice, because only one member at a time handles it. */
        record NoticeHandlingId(TenantId tenantId, ShopId shopId, NoticeKind kind, String occurrence) {

            Notice.Key key() {
                return new Notice.Key(shopId, kind, occurrence);
            }
        }
    }

    List<NoticeHandling> findByIdTenantIdAndUntilAtAfter(TenantId tenant, Instant now);

    /**
     * Stores that the member handles the notice until then. Changes nothing while another member handles it. The
     * condition is repeated for each column. {@code until_at}, which the condition reads, is set last, because MySQL's
     * later assignments see the new values of earlier ones.
     */
    @Modifying
    @Query("""
            INSERT INTO notice_handling (tenant_id, shop_id, kind, occurrence, member_id, made_at, until_at, version)
            VALUES (:tenant, :shop, :kind, :occurrence, :member, :now, :until, 1)
            ON DUPLICATE KEY UPDATE
              member_id = CASE WHEN until_at <= VALUES(made_at) OR member_id = VALUES(member_id)
                THEN VALUES(member_id) ELSE member_id END,
              made_at = CASE WHEN until_at <= VALUES(made_at) OR member_id = VALUES(member_id)
                THEN VALUES(made_at) ELSE made_at END,
              until_at = CASE WHEN until_at <= VALUES(made_at) OR member_id = VALUES(member_id)
                THEN VALUES(until_at) ELSE until_at END""")
    void take(
            TenantId tenant,
            ShopId shop,
            NoticeKind kind,
            String occurrence,
            MemberId member,
            Instant now,
            Instant until);

    @Modifying
    @Query("""
            DELETE FROM notice_handling
            WHERE tenant_id = :tenant AND shop_id = :shop AND kind = :kind AND occurrence = :occurrence""")
    int delete(TenantId tenant, ShopId shop, NoticeKind kind, String occurrence);

    @Modifying
    @Query("DELETE FROM notice_handling WHERE tenant_id = :tenant AND shop_id = :shop")
    int deleteShop(TenantId tenant, ShopId shop);

    @Modifying
    @Query("DELETE FROM notice_handling WHERE tenant_id = :tenant AND member_id = :member")
    int deleteMember(TenantId tenant, MemberId member);

    @Modifying
    @Query("DELETE FROM notice_handling WHERE tenant_id = :tenant")
    int deleteAll(TenantId tenant);
}
