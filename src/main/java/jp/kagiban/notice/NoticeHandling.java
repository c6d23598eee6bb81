package jp.kagiban.notice;

import java.time.Instant;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A member's word that they see to a notice.
 *
 * @param untilAt the first instant at which it no longer holds
 */
record NoticeHandling(
        @Id NoticeHandlingId id,
        MemberId memberId,
        Instant untilAt,
        Instant madeAt,
        @Version long version) {

    /** Names the notice: one member at a time sees to it. */
    record NoticeHandlingId(TenantId tenantId, ShopId shopId, NoticeKind kind, String occurrence) {

        Notice.Key key() {
            return new Notice.Key(shopId, kind, occurrence);
        }
    }
}
