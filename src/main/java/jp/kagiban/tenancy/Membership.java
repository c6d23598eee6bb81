package jp.kagiban.tenancy;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** That a member belongs to a tenant, and as what. */
record Membership(@Id MembershipId id, @Version long version, Role memberRole, Instant joinedAt) {

    Membership as(Role role) {
        return new Membership(id, version, role, joinedAt);
    }
}
