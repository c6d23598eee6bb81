package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.mall.MallFunction;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.RowValues;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.ShopDiagnosis.DiagnosisId;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.TenantShop;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what accepted keys in use lack, from the last diagnosis and from the intake of orders. */
@Component
public class MissingFunctions {

    private final Malls malls;
    private final ShopDiagnoses diagnoses;
    private final ShopFindings findings;
    private final JdbcClient db;
    private final ObjectProvider<OrderReadings> readings;
    private final String orderFunctions;

    MissingFunctions(
            Malls malls,
            ShopDiagnoses diagnoses,
            ShopFindings findings,
            JdbcClient db,
            ObjectProvider<OrderReadings> readings) {
        this.malls = malls;
        this.diagnoses = diagnoses;
        this.findings = findings;
        this.db = db;
        this.readings = readings;
        this.orderFunctions = malls.all().stream()
                .flatMap(mall -> mall.functions().stream())
                .filter(function -> function.sort() == MallFunction.Sort.ORDERS)
                .map(function -> "'" + function.id() + "'")
                .collect(Collectors.joining(", "));
    }

    /** Returns the facts about all shops of a tenant. */
    public Known of(TenantId tenant) {
        return known(tenant, diagnoses.findByIdTenantId(tenant).stream(), findings.refused(tenant).stream());
    }

    /** Returns the facts about one shop. */
    public Known of(TenantId tenant, ShopId shop) {
        return known(
                tenant,
                diagnoses.findById(new DiagnosisId(tenant, shop)).stream(),
                findings.refused(tenant, shop).stream());
    }

    /** Returns the shops that lack orders or may lack them. The given shops may belong to different tenants. */
    public Set<TenantShop> lacking(List<TenantShop> shops) {
        Set<TenantShop> lacking = new HashSet<>(refusedOrders(shops));
        readings.stream().forEach(source -> lacking.addAll(source.refused(shops)));
        return lacking;
    }

    private List<TenantShop> refusedOrders(List<TenantShop> shops) {
        if (orderFunctions.isEmpty()) {
            return List.of();
        }
        RowValues values = TenantShop.rows(shops);
        return db.sql("SELECT DISTINCT tenant_id, shop_id FROM shop_finding WHERE answer = 'REJECTED'"
                        + " AND rms_function IN (" + orderFunctions + ")"
                        + " AND (tenant_id, shop_id) IN (" + values.marks() + ")")
                .params(values.parameters())
                .query((row, _) -> new TenantShop(Column.tenant(row, "tenant_id"), Column.shop(row, "shop_id")))
                .list();
    }

    private Known known(TenantId tenant, Stream<ShopDiagnosis> tried, Stream<ShopFinding> refused) {
        return new Known(
                malls,
                tried.collect(Collectors.toMap(row -> row.id().shopId(), Function.identity())),
                refused.collect(Collectors.groupingBy(found -> found.id().shopId())),
                readings.stream().findFirst().map(source -> source.of(tenant)).orElse(Map.of()));
    }

    /** The known facts about some shops. Findings about keys that aren't in use are ignored. */
    public record Known(
            Malls malls,
            Map<ShopId, ShopDiagnosis> diagnoses,
            Map<ShopId, List<ShopFinding>> refused,
            Map<ShopId, OrderReadings.Reading> readings) {

        public Lack of(Shop shop, KeyGeneration active) {
            ShopId id = shop.shopId();
            OrderReadings.Reading reading = readings.getOrDefault(id, OrderReadings.Reading.NONE);
            Optional<ShopDiagnosis> tried = Optional.ofNullable(diagnoses.get(id))
                    .filter(diagnosis -> active.id().id().equals(diagnosis.generationId()));
            List<ShopFinding> found = tried.isPresent() ? refused.getOrDefault(id, List.of()) : List.of();
            List<MallFunction> functions = functions(shop, found);
            return new Lack(
                    functions,
                    isWithKey(active, reading.refusedAt()) || !functions.isEmpty(),
                    readUntil(active, reading, found),
                    tried.map(ShopDiagnosis::rmsCode)
                            .filter(owner -> !owner.equals(shop.code()))
                            .orElse(null));
        }

        private List<MallFunction> functions(Shop shop, List<ShopFinding> found) {
            Set<String> ids =
                    found.stream().map(finding -> finding.id().rmsFunction()).collect(Collectors.toSet());
            return malls.of(shop.mallId()).functions().stream()
                    .filter(function -> function.sort() == MallFunction.Sort.ORDERS && ids.contains(function.id()))
                    .toList();
        }

        /**
         * Returns the time of the last reading. Null if orders were never read with the key, or were read after the
         * findings.
         */
        private static @Nullable Instant readUntil(
                KeyGeneration active, OrderReadings.Reading reading, List<ShopFinding> found) {
            Instant at = reading.readAt();
            if (at == null || !isWithKey(active, at)) {
                return null;
            }
            boolean foundSince = !found.isEmpty()
                    && found.stream().allMatch(finding -> finding.foundAt().isAfter(at));
            return foundSince || isWithKey(active, reading.refusedAt()) ? at : null;
        }

        private static boolean isWithKey(KeyGeneration active, @Nullable Instant at) {
            Instant since = active.life().activeFrom();
            return at != null && since != null && at.isAfter(since);
        }
    }
}
