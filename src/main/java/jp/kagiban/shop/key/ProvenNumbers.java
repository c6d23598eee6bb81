package jp.kagiban.shop.key;

import java.util.Optional;
import jp.kagiban.errand.ShopLines;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/** Counts shops together by the number of the key that each has in use, as their malls do. */
@Component
class ProvenNumbers implements ShopLines {

    private final KeyGenerations generations;

    ProvenNumbers(KeyGenerations generations) {
        this.generations = generations;
    }

    @Override
    public Optional<String> of(TenantId tenant, ShopId shop) {
        return generations.numberInUse(tenant, shop);
    }
}
