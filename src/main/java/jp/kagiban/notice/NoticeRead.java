package jp.kagiban.notice;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A member's mark that a notice is read. */
record NoticeRead(
        @Id NoticeReadId id, Instant readAt, @Version long version) {

    /** Names a mark. */
    record NoticeReadId(UUID tenantId, UUID memberId, UUID shopId, NoticeKind kind, String occurrence) {

        Notice.Key key() {
            return new Notice.Key(shopId, kind, occurrence);
        }
    }
}
