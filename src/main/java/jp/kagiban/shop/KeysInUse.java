package jp.kagiban.shop;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds and stores the key that a shop has in use. */
@Component
class KeysInUse {

    private final Shops shops;
    private final KeyGenerations generations;

    KeysInUse(Shops shops, KeyGenerations generations) {
        this.shops = shops;
        this.generations = generations;
    }

    /** A shop and its key in use. */
    record InUse(Shop shop, KeyGeneration key) {

        boolean stands(InUse now) {
            return key.id().equals(now.key.id()) && key.version() == now.key.version();
        }
    }

    Optional<InUse> find(ShopId shop) {
        return shops.findById(shop).flatMap(this::of);
    }

    /** Locks the shop, whether it has a key in use or not. */
    Optional<InUse> lock(ShopId shop) {
        return shops.lock(shop.tenantId(), shop.id()).flatMap(this::of);
    }

    private Optional<InUse> of(Shop shop) {
        return Optional.ofNullable(open(shop).active()).map(key -> new InUse(shop, key));
    }

    OpenKeys open(Shop shop) {
        return generations.openOf(shop);
    }

    void save(KeyGeneration key) {
        generations.save(key);
    }
}
