package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.kagiban.audit.Action;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopLock;
import org.springframework.stereotype.Component;

/** Plans a diagnosis because a member asked for it; at most once a minute for each shop. */
@Component
class DiagnosisRequests {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final ShopLock lock;
    private final KeyGenerations generations;
    private final DiagnosisRecords records;
    private final DiagnosisPlans plans;
    private final ShopHistory history;
    private final Clock clock;

    DiagnosisRequests(
            ShopLock lock,
            KeyGenerations generations,
            DiagnosisRecords records,
            DiagnosisPlans plans,
            ShopHistory history,
            Clock clock) {
        this.lock = lock;
        this.generations = generations;
        this.records = records;
        this.plans = plans;
        this.history = history;
        this.clock = clock;
    }

    /** @return not planned also where there is no such shop, or it has no key */
    CheckNow start(ShopId shop) {
        Instant now = clock.instant();
        AtomicReference<CheckNow> answer = new AtomicReference<>(new CheckNow(false, now));
        lock.changing(shop, found -> {
            if (hasKey(found)) {
                answer.set(start(found, now));
            }
            return answer.get().planned();
        });
        return answer.get();
    }

    private boolean hasKey(Shop shop) {
        return !generations.open(shop.tenant(), shop.shopId()).isEmpty();
    }

    private CheckNow start(Shop shop, Instant now) {
        Optional<Instant> last = records.find(shop.id()).map(ShopDiagnosis::plannedAt);
        Instant again = last.map(at -> at.plus(BETWEEN)).orElse(now);
        if (again.isAfter(now)) {
            return new CheckNow(false, again);
        }
        plans.plan(shop.tenant(), shop.shopId());
        history.write(Action.DIAGNOSIS_ASKED, shop, null);
        return new CheckNow(true, now.plus(BETWEEN));
    }
}
