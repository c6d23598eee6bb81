package jp.kagiban.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.audit.Action;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.Diagnosis.Belonging;
import jp.kagiban.shop.Diagnosis.Finding;
import jp.kagiban.shop.Diagnosis.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what the last diagnosis of a shop found, and plans the next. */
@Service
class StoredDiagnoses implements Diagnoses {

    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final Malls malls;
    private final DiagnosisPlans plans;
    private final ShopDiagnoses rows;
    private final ShopFindings findings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ShopHistory history;
    private final Clock clock;

    StoredDiagnoses(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            Malls malls,
            DiagnosisPlans plans,
            ShopDiagnoses rows,
            ShopFindings findings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ShopHistory history,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.malls = malls;
        this.plans = plans;
        this.rows = rows;
        this.findings = findings;
        this.events = events;
        this.transaction = transaction;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public int tried(UUID shop) {
        return shops.findById(new ShopId(scope.current(), shop))
                .map(found -> functions(found).stream().filter(MallFunction::harmless))
                .map(Stream::count)
                .map(Math::toIntExact)
                .orElse(0);
    }

    private List<MallFunction> functions(Shop shop) {
        return malls.of(shop.mallId()).functions();
    }

    @Override
    public CheckNow start(UUID shop) {
        UUID tenant = scope.current();
        Instant now = clock.instant();
        return transaction.execute(_ -> shops.lock(tenant, shop)
                .filter(this::hasKey)
                .map(found -> start(found, now))
                .orElseGet(() -> new CheckNow(false, now)));
    }

    private boolean hasKey(Shop shop) {
        return !generations.open(shop.tenant(), shop.id().id()).isEmpty();
    }

    private CheckNow start(Shop shop, Instant now) {
        UUID id = shop.id().id();
        Optional<Instant> last = rows.findById(new WatchId(shop.tenant(), id)).map(ShopDiagnosis::plannedAt);
        Instant again = last.map(at -> at.plus(BETWEEN)).orElse(now);
        if (again.isAfter(now)) {
            return new CheckNow(false, again);
        }
        plans.plan(shop.tenant(), id);
        history.write(Action.DIAGNOSIS_ASKED, shop, null);
        events.publishEvent(new ShopChanged(shop.tenant(), id));
        return new CheckNow(true, now.plus(BETWEEN));
    }

    @Override
    public Optional<Diagnosis> of(UUID shop) {
        UUID tenant = scope.current();
        return transaction.execute(_ -> shops.findById(new ShopId(tenant, shop))
                .flatMap(found -> rows.findById(new WatchId(tenant, shop)).map(row -> diagnosis(found, row))));
    }

    private Diagnosis diagnosis(Shop shop, ShopDiagnosis row) {
        UUID tenant = shop.tenant();
        Map<String, ShopFinding> found = findings
                .findByIdTenantIdAndIdShopId(tenant, shop.id().id())
                .stream()
                .collect(Collectors.toMap(finding -> finding.id().rmsFunction(), Function.identity()));
        Optional<KeyGeneration> key = key(tenant, row.generationId());
        Instant tried = row.finishedAt() == null ? clock.instant() : row.finishedAt();
        return new Diagnosis(
                key.map(one -> one.origin().lastFour()).orElse(null),
                key.filter(one -> hasEnded(one, tried)).isPresent(),
                row.finishedAt() == null,
                row.finishedAt(),
                functions(shop).stream().filter(MallFunction::needed).collect(Collectors.toSet()),
                functions(shop).stream()
                        .flatMap(function -> finding(function, found.get(function.id())).stream())
                        .toList(),
                belonging(shop.code(), row.rmsCode()),
                row.rmsCode());
    }

    private Optional<KeyGeneration> key(UUID tenant, @Nullable UUID generation) {
        return Optional.ofNullable(generation).flatMap(id -> generations.findById(new GenerationId(tenant, id)));
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
