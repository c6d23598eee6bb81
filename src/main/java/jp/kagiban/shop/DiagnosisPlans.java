package jp.kagiban.shop;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plans diagnoses: for a member, and after each change of keys. What was found with another key is forgotten. */
@Component
class DiagnosisPlans {

    private final ShopDiagnoses rows;
    private final ShopFindings findings;
    private final ShopJobs jobs;
    private final Clock clock;

    DiagnosisPlans(ShopDiagnoses rows, ShopFindings findings, ShopJobs jobs, Clock clock) {
        this.rows = rows;
        this.findings = findings;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** In the caller's transaction, under the shop's lock. */
    void plan(UUID tenant, UUID shop) {
        Instant now = clock.instant();
        WatchId id = new WatchId(tenant, shop);
        rows.save(rows.findById(id).map(row -> row.planned(now)).orElseGet(() -> ShopDiagnosis.of(id, now)));
        findings.forget(tenant, shop);
        jobs.plan(new ShopJobs.DiagnosisJob(tenant, shop), now);
    }

    @EventListener
    void on(ShopKeyActivated activated) {
        plan(activated.tenant(), activated.shop());
    }

    @EventListener
    void on(ShopDeleted deleted) {
        jobs.cancel(new ShopJobs.DiagnosisJob(deleted.tenant(), deleted.shop()));
        findings.forget(deleted.tenant(), deleted.shop());
        rows.deleteById(new WatchId(deleted.tenant(), deleted.shop()));
    }
}
