package jp.kagiban.errand;

import java.util.Optional;
import java.util.UUID;

/** Which shops a mall counts together. */
public interface ShopLines {

    /**
     * The number under which the shop's mall counts its calls; empty while the mall has proven none. The shop's tenant is in
     * force.
     */
    Optional<String> of(UUID tenant, UUID shop);
}
