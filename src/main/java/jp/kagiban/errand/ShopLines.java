package jp.kagiban.errand;

import java.util.Optional;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** Which shops a mall counts together. */
public interface ShopLines {

    /**
     * The number under which the shop's mall counts its calls; empty while the mall has proven none. The shop's tenant is in
     * force.
     */
    Optional<String> of(TenantId tenant, ShopId shop);
}
