package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.ShopDiagnosis.DiagnosisId;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.register.Shop;
import org.springframework.stereotype.Component;

/**
 * Where the mall takes a key and yet refuses the orders, a diagnosis finds out which of its functions is off. It is made anew too
 * where the mall takes a key again: what was found while it refused the key as such was no matter of functions.
 */
@Component
public class FunctionDoubts {

    private static final Duration BETWEEN = Duration.ofHours(1);

    private final MissingFunctions missing;
    private final ShopDiagnoses diagnoses;
    private final DiagnosisPlans plans;
    private final Clock clock;

    FunctionDoubts(MissingFunctions missing, ShopDiagnoses diagnoses, DiagnosisPlans plans, Clock clock) {
        this.missing = missing;
        this.diagnoses = diagnoses;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * After the mall has taken the key in use; in the caller's transaction, under the shop's lock.
     *
     * @param active as it stood before
     */
    public void settle(Shop shop, KeyGeneration active) {
        TenantId tenant = shop.tenant();
        ShopId id = shop.shopId();
        Lack lack = missing.of(tenant, id).of(shop, active);
        boolean back = active.said().rejectedSince() != null;
        boolean unexplained = lack.refused().isEmpty() && !triedLately(new DiagnosisId(tenant, id));
        if (lack.orders() && (back || unexplained)) {
            plans.plan(tenant, id);
        }
    }

    private boolean triedLately(DiagnosisId id) {
        Instant latest = clock.instant().minus(BETWEEN);
        return diagnoses
                .findById(id)
                .filter(row -> row.plannedAt().isAfter(latest))
                .isPresent();
    }
}
