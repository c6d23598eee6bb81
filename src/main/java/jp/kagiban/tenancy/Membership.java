package jp.kagiban.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** That a member belongs to a tenant, and as what. */
record Membership(
        @Id MembershipId id,
        @Version long version,
        Role memberRole,
        Instant joinedAt,
        @Nullable Instant chosenAt) {

    Membership as(Role role) {
        return new Membership(id, version, role, joinedAt, chosenAt);
    }

    Membership chosenAt(Instant now) {
        return new Membership(id, version, memberRole, joinedAt, now);
    }
}
