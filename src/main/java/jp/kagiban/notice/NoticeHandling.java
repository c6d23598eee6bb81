package jp.kagiban.notice;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A member's word that they see to a notice.
 *
 * @param untilAt the first instant at which it no longer holds
 */
record NoticeHandling(
        @Id NoticeHandlingId id,
        UUID memberId,
        Instant untilAt,
        Instant madeAt,
        @Version long version) {

    /** Names the notice: one member at a time sees to it. */
    record NoticeHandlingId(UUID tenantId, UUID shopId, NoticeKind kind, String occurrence) {

        Notice.Key key() {
            return new Notice.Key(shopId, kind, occurrence);
        }
    }
}
