package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface MembershipRows extends Repository<Membership, MembershipId> {

    Membership save(Membership membership);

    Optional<Membership> findByIdTenantIdAndIdMemberId(UUID tenant, UUID member);

    List<Membership> findByIdTenantIdOrderByJoinedAt(UUID tenant);

    void deleteById(MembershipId id);

    /** Crosses tenants: only within {@link jp.kagiban.shared.Outside#MEMBERSHIPS_OF_A_MEMBER}. */
    List<Membership> findByIdMemberIdOrderByJoinedAt(UUID member);
}
