package jp.kagiban.tenancy;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Tenants extends Repository<Tenant, TenantId> {

    Tenant save(Tenant tenant);

    Optional<Tenant> findByTenantId(TenantId tenant);

    /** Locks the tenant's row. Changes take this lock if they must not run at the same time in one company. */
    @Query("SELECT * FROM tenant WHERE tenant_id = :tenant FOR UPDATE")
    Optional<Tenant> lock(TenantId tenant);

    @Modifying
    @Query("DELETE FROM tenant WHERE tenant_id = :tenant")
    int delete(TenantId tenant);

    /** Crosses tenants: only within {@link jp.kagiban.shared.CrossTenantReason#ENDS_OF_TENANTS}. */
    List<Tenant> findByEndsAtIsNotNull();
}
