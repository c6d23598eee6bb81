package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.mall.Answer;
import jp.kagiban.shop.register.ShopId;
import org.springframework.stereotype.Component;

/** What diagnoses are known, and what the last one of each shop found. In the caller's transaction. */
@Component
class DiagnosisRecords {

    private final ShopDiagnoses rows;
    private final ShopFindings findings;

    DiagnosisRecords(ShopDiagnoses rows, ShopFindings findings) {
        this.rows = rows;
        this.findings = findings;
    }

    Optional<ShopDiagnosis> find(ShopId shop) {
        return rows.findById(new DiagnosisId(shop.tenantId(), shop.id()));
    }

    void save(ShopDiagnosis row) {
        rows.save(row);
    }

    /** By the functions' ids. */
    Map<String, ShopFinding> findings(ShopId shop) {
        return findings.findByIdTenantIdAndIdShopId(shop.tenantId(), shop.id()).stream()
                .collect(Collectors.toMap(finding -> finding.id().rmsFunction(), Function.identity()));
    }

    void note(ShopId shop, String function, Answer answer, Instant now) {
        findings.save(new ShopFinding(new FindingId(shop.tenantId(), shop.id(), function), 0, answer, now));
    }

    /** What was found with another key is no matter any more. */
    void forgetFindings(ShopId shop) {
        findings.forget(shop.tenantId(), shop.id());
    }

    void delete(UUID tenant, UUID shop) {
        findings.forget(tenant, shop);
        rows.deleteById(new DiagnosisId(tenant, shop));
    }
}
