package jp.kagiban.shop.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ShopDiagnoses extends Repository<ShopDiagnosis, DiagnosisId> {

    ShopDiagnosis save(ShopDiagnosis row);

    Optional<ShopDiagnosis> findById(DiagnosisId id);

    List<ShopDiagnosis> findByIdTenantId(UUID tenant);

    void deleteById(DiagnosisId id);
}
