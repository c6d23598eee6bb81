package jp.kagiban.shop.diagnosis;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.register.CheckNow;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what the last diagnosis of a shop found, and plans the next. */
@Service
class StoredDiagnoses implements Diagnoses {

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final Malls malls;
    private final DiagnosisRecords records;
    private final DiagnosisRequests requests;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredDiagnoses(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            Malls malls,
            DiagnosisRecords records,
            DiagnosisRequests requests,
            TransactionTemplate transaction,
            Clock clock) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.malls = malls;
        this.records = records;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
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

    @Override
    public CheckNow start(ShopId shop) {
        return requests.start(shop);
    }

    @Override
    public Optional<Diagnosis> of(ShopId shop) {
        TenantId tenant = scope.current();
        return transaction.execute(_ -> shops.findById(new TenantShop(tenant, shop))
                .flatMap(found -> records.find(found.id()).map(row -> diagnosis(found, row))));
    }

    private Diagnosis diagnosis(Shop shop, ShopDiagnosis row) {
        TenantId tenant = shop.tenant();
        Map<String, ShopFinding> found = records.findings(shop.id());
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
