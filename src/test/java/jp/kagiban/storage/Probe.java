package jp.kagiban.storage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** A row of the tests' own tenant table. */
record Probe(
        @Id ProbeId id,
        @Version long version,
        String name,
        Instant seen,
        @Nullable LocalDate expires) {

    record ProbeId(TenantId tenantId, UUID id) {}

    static Probe of(TenantId tenant, String name, Instant seen) {
        return new Probe(new ProbeId(tenant, Ids.next()), 0, name, seen, LocalDate.of(2027, 2, 23));
    }

    Probe named(String other) {
        return new Probe(id, version, other, seen, expires);
    }
}
