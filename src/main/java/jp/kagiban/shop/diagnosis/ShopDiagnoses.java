package jp.kagiban.shop.diagnosis;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.diagnosis.ShopDiagnosis.DiagnosisId;
import org.springframework.data.repository.Repository;

interface ShopDiagnoses extends Repository<ShopDiagnosis, DiagnosisId> {

    ShopDiagnosis save(ShopDiagnosis row);

    Optional<ShopDiagnosis> findById(DiagnosisId id);

    List<ShopDiagnosis> findByIdTenantId(TenantId tenant);

    void deleteById(DiagnosisId id);
}
