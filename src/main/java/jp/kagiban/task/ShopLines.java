package jp.kagiban.task;

import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** Finds shops that share a rate limit at their mall. */
public interface ShopLines {

    /**
     * The number by which the shop's mall limits its calls; empty until the mall has accepted a key. Must run in the shop's tenant scope.
     */
    Optional<String> of(TenantId tenant, ShopId shop);
}
