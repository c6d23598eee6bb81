package jp.kagiban.tenancy;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A merchant's company: what owns shops. */
record Tenant(@Id UUID tenantId, @Version long version, String name, Instant openedAt, boolean secondFactorForAll) {

    Tenant withSecondFactorForAll(boolean all) {
        return new Tenant(tenantId, version, name, openedAt, all);
    }
}
