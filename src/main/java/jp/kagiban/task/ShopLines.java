package jp.kagiban.task;

import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** Finds the number under which a mall counts a shop's calls. Shops with the same number share a rate limit. */
public interface ShopLines {

    /**
     * Returns the number under which the shop's mall limits its calls. Empty until the mall has accepted a key. Must
     * run in the shop's tenant scope.
     */
    Optional<String> of(TenantId tenant, ShopId shop);
}
