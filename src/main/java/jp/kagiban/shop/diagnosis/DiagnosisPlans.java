package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.ShopDiagnosis.DiagnosisId;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.shop.register.ShopKeyActivated;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.task.MallTasks;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plans diagnoses: when a member asks, after each change of keys, and if a mall accepts a key but refuses its orders. */
@Component
public class DiagnosisPlans {

    private static final Duration BETWEEN_DOUBTS = Duration.ofHours(1);

    private final DiagnosisRecords records;
    private final MissingFunctions missing;
    private final MallTasks tasks;
    private final Clock clock;

    DiagnosisPlans(DiagnosisRecords records, MissingFunctions missing, MallTasks tasks, Clock clock) {
        this.records = records;
        this.missing = missing;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Plans a diagnosis and deletes earlier findings. Runs in the caller's transaction, under the shop's lock. */
    void plan(TenantId tenant, ShopId shop) {
        Instant now = clock.instant();
        TenantShop id = new TenantShop(tenant, shop);
        records.save(records.find(id)
                .map(row -> row.planned(now))
                .orElseGet(() -> ShopDiagnosis.of(new DiagnosisId(tenant, shop), now)));
        records.forgetFindings(id);
        tasks.plan(new DiagnosisJob(tenant, shop), now);
    }

    /**
     * Plans a diagnosis if the mall accepts the key in use but refuses orders, to find the function that is off. Skips
     * the diagnosis if the function is known, or if one was planned within an hour. When the mall accepts a refused key
     * again, the diagnosis always runs, since findings of a refused key say nothing about functions. Runs in the
     * caller's transaction, under the shop's lock.
     *
     * @param active the key in use, as stored before this acceptance
     */
    public void doubt(Shop shop, KeyGeneration active) {
        Lack lack = missing.of(shop.tenant(), shop.shopId()).of(shop, active);
        boolean acceptedAgain = active.said().rejectedSince() != null;
        boolean unexplained = lack.refused().isEmpty() && !triedLately(shop.id());
        if (lack.orders() && (acceptedAgain || unexplained)) {
            plan(shop.tenant(), shop.shopId());
        }
    }

    private boolean triedLately(TenantShop shop) {
        Instant latest = clock.instant().minus(BETWEEN_DOUBTS);
        return records.find(shop).filter(row -> row.plannedAt().isAfter(latest)).isPresent();
    }

    @EventListener
    void on(ShopKeyActivated activated) {
        plan(activated.tenant(), activated.shop());
    }

    @EventListener
    void on(ShopDeleted deleted) {
        tasks.cancel(new DiagnosisJob(deleted.tenant(), deleted.shop()));
        records.delete(deleted.tenant(), deleted.shop());
    }
}
