package jp.kagiban.tenancy;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Tenants extends Repository<Tenant, UUID> {

    Tenant save(Tenant tenant);

    Optional<Tenant> findByTenantId(UUID tenant);
}
