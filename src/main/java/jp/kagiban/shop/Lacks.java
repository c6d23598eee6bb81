package jp.kagiban.shop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.rms.RmsFunction;
import jp.kagiban.shop.ShopStanding.Lack;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What keys in use lack although RMS takes them: from what the last diagnosis found, and from what the intake was told. */
@Component
class Lacks {

    private final ShopDiagnoses diagnoses;
    private final ShopFindings findings;
    private final ObjectProvider<OrderRefusals> refusals;

    Lacks(ShopDiagnoses diagnoses, ShopFindings findings, ObjectProvider<OrderRefusals> refusals) {
        this.diagnoses = diagnoses;
        this.findings = findings;
        this.refusals = refusals;
    }

    /** Of all shops of a tenant. */
    Known of(UUID tenant) {
        return known(tenant, diagnoses.findByIdTenantId(tenant).stream(), findings.refusedForOrders(tenant).stream());
    }

    /** Of one shop. */
    Known of(UUID tenant, UUID shop) {
        return known(
                tenant,
                diagnoses.findById(new WatchId(tenant, shop)).stream(),
                findings.refusedForOrders(tenant, shop).stream());
    }

    private Known known(UUID tenant, Stream<ShopDiagnosis> tried, Stream<ShopFinding> refused) {
        return new Known(
                tried.collect(Collectors.toMap(row -> row.id().shopId(), Function.identity())),
                refused.collect(Collectors.groupingBy(found -> found.id().shopId())),
                refusals.stream().findFirst().map(told -> told.of(tenant)).orElse(Map.of()));
    }

    /** What is known of some shops. A finding about another key than the one in use says nothing. */
    record Known(
            Map<UUID, ShopDiagnosis> diagnoses,
            Map<UUID, List<ShopFinding>> refused,
            Map<UUID, Instant> refusedIntakes) {

        Lack of(Shop shop, KeyGeneration active) {
            UUID id = shop.id().id();
            ShopDiagnosis diagnosis = diagnoses.get(id);
            boolean refused = refusedIntake(id, active);
            if (diagnosis == null || !active.id().id().equals(diagnosis.generationId())) {
                return new Lack(List.of(), refused, null);
            }
            List<RmsFunction> functions = functions(id);
            String owner = diagnosis.rmsCode();
            return new Lack(
                    functions, refused || !functions.isEmpty(), shop.code().equals(owner) ? null : owner);
        }

        private List<RmsFunction> functions(UUID shop) {
            return refused.getOrDefault(shop, List.of()).stream()
                    .map(found -> found.id().rmsFunction())
                    .sorted()
                    .toList();
        }

        private boolean refusedIntake(UUID shop, KeyGeneration active) {
            Instant at = refusedIntakes.get(shop);
            Instant since = active.life().activeFrom();
            return at != null && since != null && at.isAfter(since);
        }
    }
}
