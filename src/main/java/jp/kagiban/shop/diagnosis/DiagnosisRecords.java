package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.ShopDiagnosis.DiagnosisId;
import jp.kagiban.shop.diagnosis.ShopFinding.FindingId;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.stereotype.Component;

/** Stores the last diagnosis of each shop with its findings. Runs in the caller's transaction. */
@Component
class DiagnosisRecords {

    private final ShopDiagnoses rows;
    private final ShopFindings findings;

    DiagnosisRecords(ShopDiagnoses rows, ShopFindings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    Optional<ShopDiagnosis> find(TenantShop shop) {
        return rows.findById(new DiagnosisId(shop.tenantId(), shop.id()));
    }

    void save(ShopDiagnosis row) {
        rows.save(row);
    }

    /** Returns the findings by the ids of their functions. */
    Map<String, ShopFinding> findings(TenantShop shop) {
        return findings.findByIdTenantIdAndIdShopId(shop.tenantId(), shop.id()).stream()
                .collect(Collectors.toMap(finding -> finding.id().rmsFunction(), Function.identity()));
    }

    void saveFinding(TenantShop shop, String function, Answer answer, Instant now) {
        findings.save(new ShopFinding(new FindingId(shop.tenantId(), shop.id(), function), 0, answer, now));
    }

    /** Deletes the findings, which were made with another key. */
    void forgetFindings(TenantShop shop) {
        findings.forget(shop.tenantId(), shop.id());
    }

    void delete(TenantId tenant, ShopId shop) {
        findings.forget(tenant, shop);
        rows.deleteById(new DiagnosisId(tenant, shop));
    }
}
