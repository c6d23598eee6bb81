package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.Malls;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.register.Shop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What keys in use lack although their mall takes them: from what the last diagnosis found, and from what the intake was told. */
@Component
public class MissingFunctions {

    private final Malls malls;
    private final ShopDiagnoses diagnoses;
    private final ShopFindings findings;
    private final ObjectProvider<OrderRefusals> refusals;

    MissingFunctions(
            Malls malls, ShopDiagnoses diagnoses, ShopFindings findings, ObjectProvider<OrderRefusals> refusals) {
        this.malls = malls;
        this.diagnoses = diagnoses;
        this.findings = findings;
        this.refusals = refusals;
    }

    /** Of all shops of a tenant. */
    public Known of(UUID tenant) {
        return known(tenant, diagnoses.findByIdTenantId(tenant).stream(), findings.refused(tenant).stream());
    }

    /** Of one shop. */
    public Known of(UUID tenant, UUID shop) {
        return known(
                tenant,
                diagnoses.findById(new DiagnosisId(tenant, shop)).stream(),
                findings.refused(tenant, shop).stream());
    }

    private Known known(UUID tenant, Stream<ShopDiagnosis> tried, Stream<ShopFinding> refused) {
        return new Known(
                malls,
                tried.collect(Collectors.toMap(row -> row.id().shopId(), Function.identity())),
                refused.collect(Collectors.groupingBy(found -> found.id().shopId())),
                refusals.stream().findFirst().map(told -> told.of(tenant)).orElse(Map.of()));
    }

    /** What is known of some shops. A finding about another key than the one in use says nothing. */
    public record Known(
            Malls malls,
            Map<UUID, ShopDiagnosis> diagnoses,
            Map<UUID, List<ShopFinding>> refused,
            Map<UUID, Instant> refusedIntakes) {

        public Lack of(Shop shop, KeyGeneration active) {
            UUID id = shop.id().id();
            ShopDiagnosis diagnosis = diagnoses.get(id);
            boolean refused = refusedIntake(id, active);
            if (diagnosis == null || !active.id().id().equals(diagnosis.generationId())) {
                return new Lack(List.of(), refused, null);
            }
            List<MallFunction> functions = functions(shop);
            String owner = diagnosis.rmsCode();
            return new Lack(
                    functions, refused || !functions.isEmpty(), shop.code().equals(owner) ? null : owner);
        }

        private List<MallFunction> functions(Shop shop) {
            Set<String> ids = refused.getOrDefault(shop.id().id(), List.of()).stream()
                    .map(found -> found.id().rmsFunction())
                    .collect(Collectors.toSet());
            return malls.of(shop.mallId()).functions().stream()
                    .filter(function -> function.sort() == MallFunction.Sort.ORDERS && ids.contains(function.id()))
                    .toList();
        }

        private boolean refusedIntake(UUID shop, KeyGeneration active) {
            Instant at = refusedIntakes.get(shop);
            Instant since = active.life().activeFrom();
            return at != null && since != null && at.isAfter(since);
        }
    }
}
