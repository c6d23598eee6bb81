package jp.kagiban.shop.key;

import java.util.Optional;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import org.springframework.stereotype.Component;

/** Finds and stores the key that a shop has in use. */
@Component
public class KeysInUse {

    private final Shops shops;
    private final KeyGenerations generations;

    KeysInUse(Shops shops, KeyGenerations generations) {
        this.shops = shops;
        this.generations = generations;
    }

    /** A shop and its key in use. */
    public record InUse(Shop shop, KeyGeneration key) {

        /** Whether the key in use is still the same, unchanged. */
        public boolean stands(InUse now) {
            return key.id().equals(now.key.id()) && key.version() == now.key.version();
        }
    }

    public Optional<InUse> find(TenantShop shop) {
        return shops.findById(shop).flatMap(this::of);
    }

    /** Locks the shop, whether it has a key in use or not. */
    public Optional<InUse> lock(TenantShop shop) {
        return shops.lock(shop.tenantId(), shop.id()).flatMap(this::of);
    }

    private Optional<InUse> of(Shop shop) {
        return Optional.ofNullable(open(shop).active()).map(key -> new InUse(shop, key));
    }

    public OpenKeys open(Shop shop) {
        return generations.openOf(shop);
    }

    public void save(KeyGeneration key) {
        generations.save(key);
    }
}
