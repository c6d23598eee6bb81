package jp.kagiban.tenancy;

import java.time.Instant;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A member's place in a tenant, with its role.
 *
 * @param factorFrom since when a second factor is demanded of them, if that is later than their joining; else null
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
