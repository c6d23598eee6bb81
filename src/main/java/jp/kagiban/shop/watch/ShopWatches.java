package jp.kagiban.shop.watch;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.shop.watch.ShopWatch.WatchId;
import org.springframework.data.repository.Repository;

public interface ShopWatches extends Repository<ShopWatch, WatchId> {

    ShopWatch save(ShopWatch watch);

    Optional<ShopWatch> findById(WatchId id);

    /** Returns the shop's watch, or a new watch if none is stored. */
    default ShopWatch of(TenantShop shop) {
        return findById(new WatchId(shop.tenantId(), shop.id())).orElseGet(() -> ShopWatch.of(shop));
    }

    List<ShopWatch> findByIdTenantId(TenantId tenant);

    void deleteById(WatchId id);
}
