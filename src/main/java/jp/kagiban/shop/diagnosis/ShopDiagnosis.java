package jp.kagiban.shop.diagnosis;

import java.time.Instant;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * The last 接続診断 of a shop.
 *
 * @param generationId the tried key; null until the job has started
 * @param askedAt the start of the job
 * @param finishedAt null until all functions have been tried
 */
record ShopDiagnosis(
        @Id DiagnosisId id,
        @Version long version,
        @Nullable GenerationId generationId,
        Instant plannedAt,
        @Nullable Instant askedAt,
        @Nullable Instant finishedAt,
        @Nullable String rmsCode) {

    static ShopDiagnosis of(DiagnosisId id, Instant now) {
        return new ShopDiagnosis(id, 0, null, now, null, null, null);
    }

    ShopDiagnosis planned(Instant now) {
        return new ShopDiagnosis(id, version, null, now, null, null, null);
    }

    ShopDiagnosis begun(GenerationId generation, Instant now) {
        return new ShopDiagnosis(id, version, generation, plannedAt, now, null, null);
    }

    ShopDiagnosis finished(Instant now) {
        return new ShopDiagnosis(id, version, generationId, plannedAt, askedAt, now, rmsCode);
    }

    ShopDiagnosis withCode(String code) {
        return new ShopDiagnosis(id, version, generationId, plannedAt, askedAt, finishedAt, code);
    }

    record DiagnosisId(TenantId tenantId, ShopId shopId) {}
}
