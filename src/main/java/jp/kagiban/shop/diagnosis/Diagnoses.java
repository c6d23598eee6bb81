package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.audit.Action;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.diagnosis.Diagnosis.Belonging;
import jp.kagiban.shop.diagnosis.Diagnosis.Finding;
import jp.kagiban.shop.diagnosis.Diagnosis.Verdict;
import jp.kagiban.shop.key.Expiry;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopLock;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads and starts the 接続診断 of shops of the current tenant. Jobs run the diagnoses; this class never calls a mall. */
@NamedInterface("diagnosis")
@Service
public class Diagnoses {

    private static final Duration MIN_INTERVAL = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final Malls malls;
    private final DiagnosisRecords records;
    private final DiagnosisPlans plans;
    private final ShopLock lock;
    private final ShopHistory history;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Diagnoses(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            Malls malls,
            DiagnosisRecords records,
            DiagnosisPlans plans,
            ShopLock lock,
            ShopHistory history,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.malls = malls;
        this.records = records;
        this.plans = plans;
        this.lock = lock;
        this.history = history;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns the number of functions that are tried; 0 if there is no such shop. */
    @Needs(Permission.SEE_SHOPS)
    public int tried(ShopId shop) {
        return shops.findById(new TenantShop(scope.current(), shop))
                .map(found -> functions(found).stream().filter(MallFunction::harmless))
                .map(Stream::count)
                .map(Math::toIntExact)
                .orElse(0);
    }

    private List<MallFunction> functions(Shop shop) {
        return malls.of(shop.mallId()).functions();
    }

    /**
     * Plans a trial of all functions with the key in use, or with the waiting key if none is in use. Plans at most one
     * a minute for each shop.
     *
     * @return also not planned if there is no such shop, or if the shop has no key
     */
    @Needs(Permission.SEE_SHOPS)
    public CheckNow start(ShopId shop) {
        Instant now = clock.instant();
        AtomicReference<CheckNow> answer = new AtomicReference<>(new CheckNow(false, now));
        lock.changing(shop, found -> {
            if (generations.openOf(found).newest() != null) {
                answer.set(start(found, now));
            }
            return answer.get().planned();
        });
        return answer.get();
    }

    private CheckNow start(Shop shop, Instant now) {
        Optional<Instant> last = records.find(shop.id()).map(ShopDiagnosis::plannedAt);
        Instant again = last.map(at -> at.plus(MIN_INTERVAL)).orElse(now);
        if (again.isAfter(now)) {
            return new CheckNow(false, again);
        }
        plans.plan(shop.tenant(), shop.shopId());
        history.write(Action.DIAGNOSIS_ASKED, shop, null);
        return new CheckNow(true, now.plus(MIN_INTERVAL));
    }

    /** Returns the last diagnosis. Empty before the first diagnosis, and if there is no such shop. */
    @Needs(Permission.SEE_SHOPS)
    public Optional<Diagnosis> of(ShopId shop) {
        TenantId tenant = scope.current();
        return transaction.execute(_ -> shops.findById(new TenantShop(tenant, shop))
                .flatMap(found -> records.find(found.id()).map(row -> diagnosis(found, row))));
    }

    private Diagnosis diagnosis(Shop shop, ShopDiagnosis row) {
        TenantId tenant = shop.tenant();
        Map<String, ShopFinding> found = records.findings(shop.id());
        Optional<KeyGeneration> key = key(tenant, row.generationId());
        Instant triedAt = row.finishedAt() == null ? clock.instant() : row.finishedAt();
        return new Diagnosis(
                key.map(tried -> tried.origin().lastFour()).orElse(null),
                key.filter(tried -> hasEnded(tried, triedAt)).isPresent(),
                row.finishedAt() == null,
                row.finishedAt(),
                functions(shop).stream().filter(MallFunction::needed).collect(Collectors.toSet()),
                functions(shop).stream()
                        .flatMap(function -> finding(function, found.get(function.id())).stream())
                        .toList(),
                belonging(shop.code(), row.rmsCode()),
                row.rmsCode());
    }

    private Optional<KeyGeneration> key(TenantId tenant, @Nullable GenerationId generation) {
        return Optional.ofNullable(generation).flatMap(id -> generations.findById(new TenantGeneration(tenant, id)));
    }

    private static boolean hasEnded(KeyGeneration key, Instant at) {
        Instant end = key.said().expiresAt();
        return end != null && new Expiry(end).passed(at);
    }

    private static Optional<Finding> finding(MallFunction function, @Nullable ShopFinding row) {
        if (!function.harmless()) {
            return Optional.of(new Finding(function, Verdict.NOT_TRIED, null));
        }
        return Optional.ofNullable(row).map(found -> new Finding(function, verdict(found.answer()), found.answer()));
    }

    private static Verdict verdict(Answer answer) {
        return switch (answer) {
            case VALID -> Verdict.USABLE;
            case REJECTED -> Verdict.REFUSED;
            case THROTTLED, MAINTENANCE, UNREACHABLE, GARBLED -> Verdict.UNKNOWN;
        };
    }

    private static Belonging belonging(String entered, @Nullable String rmsCode) {
        if (rmsCode == null) {
            return Belonging.UNKNOWN;
        }
        return rmsCode.equals(entered) ? Belonging.SAME : Belonging.OTHER;
    }
}
