package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import java.time.Instant;
import jp.kagiban.errand.Errands;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.ShopDiagnosis.DiagnosisId;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.shop.register.ShopKeyActivated;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Plans diagnoses: for a member, and after each change of keys. What was found with another key is forgotten. */
@Component
class DiagnosisPlans {

    private final DiagnosisRecords records;
    private final Errands errands;
    private final Clock clock;

    DiagnosisPlans(DiagnosisRecords records, Errands errands, Clock clock) {
        this.records = records;
        this.errands = errands;
        this.clock = clock;
    }

    /** In the caller's transaction, under the shop's lock. */
    void plan(TenantId tenant, ShopId shop) {
        Instant now = clock.instant();
        TenantShop id = new TenantShop(tenant, shop);
        records.save(records.find(id)
                .map(row -> row.planned(now))
                .orElseGet(() -> ShopDiagnosis.of(new DiagnosisId(tenant, shop), now)));
        records.forgetFindings(id);
        errands.plan(new DiagnosisJob(tenant, shop), now);
    }

    @EventListener
    void on(ShopKeyActivated activated) {
        plan(activated.tenant(), activated.shop());
    }

    @EventListener
    void on(ShopDeleted deleted) {
        errands.cancel(new DiagnosisJob(deleted.tenant(), deleted.shop()));
        records.delete(deleted.tenant(), deleted.shop());
    }
}
