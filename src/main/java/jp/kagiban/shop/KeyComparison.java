package jp.kagiban.shop;

import java.util.List;
import java.util.UUID;
import jp.kagiban.shop.KeysForm.Keys;
import jp.kagiban.shop.Problem.Kind;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what stands against an entered key within its tenant: that there is no room for it, or that it is there already. Only
 * keys with the same last four characters are opened.
 */
@Component
class KeyComparison {

    private final KeyGenerations generations;
    private final Shops shops;
    private final KeyRing ring;
    private final ShopLimits limits;

    KeyComparison(KeyGenerations generations, Shops shops, KeyRing ring, ShopLimits limits) {
        this.limits = limits;
        this.generations = generations;
        this.shops = shops;
        this.ring = ring;
    }

    /**
     * Notes what stands against the key.
     *
     * @param shop the shop it is entered for, or null for a new one
     * @return whether the licenseKey is that of the key in use, and only the serviceSecret is new
     */
    boolean check(UUID tenant, @Nullable UUID shop, OpenKeys open, Keys keys, Findings findings, UUID member) {
        if (!keys.empty() && open.waiting() == null) {
            findRoom(tenant, shop, findings);
        }
        if (keys.licenseKey().isEmpty()) {
            KeyGeneration newest = open.newest();
            return newest != null && (newest.active() || newest.sameKey());
        }
        Use use = Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member);
        boolean sameKey = false;
        for (KeyGeneration key : generations.openWithLastFour(tenant, KeyInput.lastFour(keys.licenseKey()))) {
            if (!ring.holds(key.shopId(), Field.LICENSE_KEY, key.revision(), use, keys.licenseKey())) {
                continue;
            }
            if (!key.shopId().equals(shop)) {
                findings.add(atAnotherShop(tenant, key.shopId()));
            } else if (newService(key, keys, use)) {
                sameKey |= key.active() || key.sameKey();
            } else {
                findings.add(ShopField.LICENSE_KEY, key.active() ? Kind.KEY_ALREADY_IN_USE : Kind.KEY_ALREADY_WAITING);
            }
        }
        return sameKey;
    }

    private void findRoom(UUID tenant, @Nullable UUID shop, Findings findings) {
        if (shop == null && shops.count(tenant) >= limits.shops()) {
            findings.add(ShopField.NAME, Kind.TOO_MANY_SHOPS, String.valueOf(limits.shops()));
        }
        if (generations.waiting(tenant) >= limits.waiting()) {
            findings.add(ShopField.LICENSE_KEY, Kind.TOO_MANY_WAITING, String.valueOf(limits.waiting()));
        }
    }

    private boolean newService(KeyGeneration key, Keys keys, Use use) {
        return !keys.serviceSecret().isEmpty()
                && !ring.holds(key.shopId(), Field.SERVICE_SECRET, key.revision(), use, keys.serviceSecret());
    }

    private Problem atAnotherShop(UUID tenant, UUID other) {
        String name = shops.findById(new ShopId(tenant, other)).map(Shop::name).orElse("");
        return new Problem(ShopField.LICENSE_KEY, Kind.KEY_AT_ANOTHER_SHOP, List.of(name), other);
    }
}
