package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface MembershipRows extends Repository<Membership, Membership.Key> {

    Membership save(Membership membership);

    Optional<Membership> findByIdTenantIdAndIdMemberId(TenantId tenant, MemberId member);

    List<Membership> findByIdTenantIdOrderByJoinedAt(TenantId tenant);

    void deleteById(Membership.Key id);

    @Modifying
    @Query("DELETE FROM membership WHERE tenant_id = :tenant")
    int deleteAll(TenantId tenant);

    /** Crosses tenants: only within {@link jp.kagiban.shared.CrossTenantReason#MEMBERSHIPS_OF_A_MEMBER}. */
    @Query("SELECT * FROM membership WHERE member_id = :member"
            + " ORDER BY CASE WHEN chosen_at IS NULL THEN 1 ELSE 0 END, chosen_at DESC, joined_at")
    List<Membership> ofMember(MemberId member);
}
