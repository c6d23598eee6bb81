package jp.kagiban.shop;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kagiban.mall.TenantBulkhead;
import jp.kagiban.mall.TenantBulkhead.Kind;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Suspensions;
import org.springframework.stereotype.Component;

/** Runs calls to a mall within the tenant's bulkhead, and none for a suspended tenant. */
@Component
public class MallRuns {

    private final TenantBulkhead bulkhead;
    private final Suspensions suspensions;

    MallRuns(TenantBulkhead bulkhead, Suspensions suspensions) {
        this.bulkhead = bulkhead;
        this.suspensions = suspensions;
    }

    /** Runs work that checks a key, or that a member is waiting for. Returns when to run again; empty if the job is done. */
    public Optional<Instant> check(TenantId tenant, Supplier<Optional<Instant>> work) {
        return bulkhead.run(tenant, Kind.CHECK, () -> suspensions.unlessSuspended(tenant, work));
    }

    /** Runs long work that can wait. Returns when to run again; empty if the job is done. */
    public Optional<Instant> bulk(TenantId tenant, Supplier<Optional<Instant>> work) {
        return bulkhead.run(tenant, Kind.BULK, () -> suspensions.unlessSuspended(tenant, work));
    }
}
