package jp.kagiban.shop.watch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shop.register.ShopId;
import org.springframework.data.repository.Repository;

public interface ShopWatches extends Repository<ShopWatch, WatchId> {

    ShopWatch save(ShopWatch watch);

    Optional<ShopWatch> findById(WatchId id);

    /** A new one where none is stored. */
    default ShopWatch of(ShopId shop) {
        return findById(new WatchId(shop.tenantId(), shop.id())).orElseGet(() -> ShopWatch.of(shop));
    }

    List<ShopWatch> findByIdTenantId(UUID tenant);

    void deleteById(WatchId id);
}
