package jp.kagiban.shop;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ShopDiagnoses extends Repository<ShopDiagnosis, WatchId> {

    ShopDiagnosis save(ShopDiagnosis row);

    Optional<ShopDiagnosis> findById(WatchId id);

    void deleteById(WatchId id);
}
