package jp.kagiban.tenancy;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The one job of this module: the end of a company, one for each whose owner has asked for it. */
@Component
class TenancyJobs {

    static final TaskDescriptor<EndJob> END = TaskDescriptor.of("tenant-end", EndJob.class);

    private final Jobs jobs;
    private final Tenants tenants;
    private final TenantScope scope;

    TenancyJobs(Jobs jobs, Tenants tenants, TenantScope scope) {
        this.jobs = jobs;
        this.tenants = tenants;
        this.scope = scope;
    }

    record EndJob(UUID tenant) {}

    void planEnd(UUID tenant, Instant at) {
        jobs.plan(END.instance(tenant.toString()).data(new EndJob(tenant)).build(), at);
    }

    void cancelEnd(UUID tenant) {
        jobs.cancel(END.instanceId(tenant.toString()));
    }

    /** Jobs live in a table of their own, which may be lost or restored apart. */
    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        scope.outside(CrossTenantReason.ENDS_OF_TENANTS, tenants::findByEndsAtIsNotNull)
                .forEach(tenant -> jobs.planUnlessThere(
                        END.instance(tenant.tenantId().toString())
                                .data(new EndJob(tenant.tenantId()))
                                .build(),
                        Objects.requireNonNull(tenant.endsAt())));
    }
}
