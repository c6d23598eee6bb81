package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Tenants extends Repository<Tenant, UUID> {

    Tenant save(Tenant tenant);

    Optional<Tenant> findByTenantId(UUID tenant);

    /** What must not happen twice at once in a company happens under this lock. */
    @Query("SELECT * FROM tenant WHERE tenant_id = :tenant FOR UPDATE")
    Optional<Tenant> lock(UUID tenant);

    @Modifying
    @Query("DELETE FROM tenant WHERE tenant_id = :tenant")
    int delete(UUID tenant);

    /** Crosses tenants: only within {@link jp.kagiban.shared.CrossTenantReason#ENDS_OF_TENANTS}. */
    List<Tenant> findByEndsAtIsNotNull();
}
