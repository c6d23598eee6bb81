package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface InvitationRows extends Repository<Invitation, Invitation.Key> {

    Invitation save(Invitation invitation);

    Optional<Invitation> findById(Invitation.Key id);

    List<Invitation> findByIdTenantIdAndEndedAtIsNullOrderByInvitedAt(TenantId tenant);

    /** Crosses tenants: only within {@link jp.kagiban.shared.CrossTenantReason#INVITATIONS_OF_AN_ADDRESS}. */
    List<Invitation> findByEmailAndEndedAtIsNull(String email);

    @Modifying
    @Query("DELETE FROM invitation WHERE tenant_id = :tenant")
    int deleteAll(TenantId tenant);

    /** Crosses tenants: only within {@link jp.kagiban.shared.CrossTenantReason#INVITATION_OF_A_TOKEN}. */
    Optional<Invitation> findByTokenHash(String hash);
}
