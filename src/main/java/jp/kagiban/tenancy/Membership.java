package jp.kagiban.tenancy;

import java.time.Instant;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * Records that a member belongs to a tenant, and with which role.
 *
 * @param factorFrom when the grace period for a second factor started; null: at {@code joinedAt}
 */
record Membership(
        @Id Key id,
        @Version long version,
        Role memberRole,
        Instant joinedAt,
        @Nullable Instant chosenAt,
        @Nullable Instant factorFrom) {

    record Key(TenantId tenantId, MemberId memberId) {}

    Membership as(Role role) {
        return new Membership(id, version, role, joinedAt, chosenAt, factorFrom);
    }

    Membership chosenAt(Instant now) {
        return new Membership(id, version, memberRole, joinedAt, now, factorFrom);
    }

    Membership factorFrom(@Nullable Instant from) {
        return new Membership(id, version, memberRole, joinedAt, chosenAt, from);
    }
}
