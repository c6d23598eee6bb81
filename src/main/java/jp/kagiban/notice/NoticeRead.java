package jp.kagiban.notice;

import java.time.Instant;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A member's mark that a notice is read. */
record NoticeRead(
        @Id NoticeReadId id, Instant readAt, @Version long version) {

    /** Names a mark. */
    record NoticeReadId(TenantId tenantId, MemberId memberId, ShopId shopId, NoticeKind kind, String occurrence) {

        Notice.Key key() {
            return new Notice.Key(shopId, kind, occurrence);
        }
    }
}
