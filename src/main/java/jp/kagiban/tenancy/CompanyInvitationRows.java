package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface CompanyInvitationRows extends Repository<CompanyInvitation, UUID> {

    CompanyInvitation save(CompanyInvitation invitation);

    Optional<CompanyInvitation> findByTokenHash(String hash);

    List<CompanyInvitation> findByEmailAndEndedAtIsNull(String email);

    /** Locks the row, so that only one of two simultaneous requests opens the company. */
    @Query("SELECT * FROM company_invitation WHERE id = :id FOR UPDATE")
    Optional<CompanyInvitation> lock(UUID id);
}
