package jp.kagiban.vault;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.Job;
import jp.kagiban.storage.JobType;
import jp.kagiban.storage.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Defines the vault's jobs, which continue key rotations, close the leases of past days and check the ledger. One node
 * at a time runs each job.
 */
@Configuration(proxyBeanMethods = false)
class VaultJobs {

    private static final Logger LOG = LoggerFactory.getLogger(VaultJobs.class);
    private static final JobType<Void> KEK = JobType.single("vault-rotation");
    private static final JobType<TenantKeyJob> TENANT_KEY = JobType.of("vault-tenant-key", TenantKeyJob.class);
    private static final JobType<Void> LEASES = JobType.single("vault-leases");
    private static final JobType<Void> LEDGER = JobType.single("vault-ledger");

    /** Fallback interval, since a rotation may have begun as the last step ended, or a tenant's job may be lost. */
    private static final Duration FALLBACK_INTERVAL = Duration.ofHours(1);

    /** Maximum time of one step, after which another node may continue. */
    private static final Duration MAX_STEP = Duration.ofSeconds(20);

    private static final Duration LEDGER_PERIOD = Duration.ofDays(1);

    /** Time after midnight at which all nodes have stored their counts of the day before. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(90);

    private final ObjectProvider<Jobs> jobs;
    private final Clock clock;

    /** Jobs are looked up lazily, since their scheduler is created from the tasks below. */
    VaultJobs(ObjectProvider<Jobs> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    record TenantKeyJob(TenantId tenant) implements Job<TenantKeyJob> {

        @Override
        public JobType<TenantKeyJob> type() {
            return TENANT_KEY;
        }

        @Override
        public String instance() {
            return tenant.toString();
        }
    }

    @Bean
    Task<Void> vaultRotationTask(
            ObjectProvider<Rotation> rotation, ObjectProvider<VaultRecovery> recovery, ObjectProvider<KekUsage> usage) {
        return KEK.task(clock, () -> {
            usage.getObject().changing().forEach(this::planUnlessThere);
            boolean recoverable = wrapForRecovery(recovery.getObject());
            Instant next = rotation.getObject()
                    .step(MAX_STEP)
                    .orElseGet(() -> clock.instant().plus(FALLBACK_INTERVAL));
            return recoverable ? next : clock.instant();
        });
    }

    /** Wraps keys for recovery. Returns false if more keys are left. A failure doesn't stop the rotation. */
    private boolean wrapForRecovery(VaultRecovery recovery) {
        try {
            return recovery.run(clock.instant().plus(MAX_STEP));
        } catch (RuntimeException fault) {
            LOG.error("Keys could not be wrapped for their recovery; it is tried again within the hour", fault);
            return true;
        }
    }

    @Bean
    Task<TenantKeyJob> vaultTenantKeyTask(ObjectProvider<TenantRotation> rotation) {
        return TENANT_KEY.task(clock, job -> rotation.getObject().step(job.tenant(), MAX_STEP));
    }

    @Bean
    Task<Void> vaultLeasesTask(ObjectProvider<Leases> leases) {
        return LEASES.task(clock, () -> {
            leases.getObject().closeOld();
            return afterMidnight();
        });
    }

    private Instant afterMidnight() {
        return Jst.nextMidnight(clock.instant()).plus(AFTER_MIDNIGHT);
    }

    @Bean
    Task<Void> vaultLedgerTask(ObjectProvider<LedgerCheck> check, ObjectProvider<VaultAlarms> alarms) {
        return LEDGER.task(clock, () -> {
            alarms.getObject().forget(clock.instant());
            check.getObject().run();
            return clock.instant().plus(LEDGER_PERIOD);
        });
    }

    /**
     * Plans the jobs. The keystore may contain a new KEK, and the database may have changed while the portal was
     * stopped.
     */
    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        goOn();
        jobs.getObject().planUnlessThere(LEASES, afterMidnight());
        jobs.getObject().plan(LEDGER, clock.instant());
    }

    /** Continues a rotation of the KEK now. */
    void goOn() {
        jobs.getObject().plan(KEK, clock.instant());
    }

    /** Continues the rotation of the KEK and of these tenants' keys now. */
    void goOn(List<TenantId> tenants) {
        goOn();
        tenants.forEach(this::goOn);
    }

    void goOn(TenantId tenant) {
        jobs.getObject().plan(new TenantKeyJob(tenant), clock.instant());
    }

    private void planUnlessThere(TenantId tenant) {
        jobs.getObject().planUnlessThere(new TenantKeyJob(tenant), clock.instant());
    }
}
