package jp.kagiban.shop.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.bulk.PastedKeys.PastedKey;
import jp.kagiban.shop.bulk.RenewalMatch.KeysOfShop;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Renews the keys of many shops of the current tenant from one pasted text. Each key is entered like a single renewal. */
@Service
public class BulkRenewal {

    /** Maximum number of keys in one pasted text. Equals the default limit of waiting keys. */
    public static final int MOST = 200;

    private final TenantScope scope;
    private final Shops shops;
    private final KeyGenerations generations;
    private final KeyCredentials keyCredentials;
    private final Malls malls;
    private final ShopFormService forms;

    BulkRenewal(
            TenantScope scope,
            Shops shops,
            KeyGenerations generations,
            KeyCredentials keyCredentials,
            Malls malls,
            ShopFormService forms) {
        this.scope = scope;
        this.shops = shops;
        this.generations = generations;
        this.keyCredentials = keyCredentials;
        this.malls = malls;
        this.forms = forms;
    }

    /** Finds the shop of each key in a pasted text. Stores nothing. */
    @Needs(Permission.CHANGE_KEYS)
    public RenewalLook look(String pasted) {
        if (PastedText.isTooLong(pasted)) {
            return new RenewalLook.TooLong(PastedText.LONGEST);
        }
        PastedKeys.Reading reading = PastedKeys.read(pasted, malls.all());
        List<PastedKey> keys = reading.keys();
        if (keys.size() > MOST) {
            return new RenewalLook.TooMany(MOST, keys.size());
        }
        if (keys.isEmpty()) {
            return new RenewalLook.Nothing();
        }
        List<KeysOfShop> keysOfShops = keysOfShops(scope.current());
        return new RenewalLook.Plan(
                RenewalMatch.of(keys, keysOfShops),
                keysOfShops.size(),
                reading.ignoredLines(),
                reading.normalizedLines());
    }

    private List<KeysOfShop> keysOfShops(TenantId tenant) {
        Map<ShopId, List<KeyGeneration>> open = generations.standing(tenant).stream()
                .filter(key -> key.state() != KeyRecord.State.RETIRED)
                .collect(Collectors.groupingBy(KeyGeneration::shopId));
        return shops.findByIdTenantIdOrderByRegisteredAtAscIdIdAsc(tenant).stream()
                .map(shop -> keysOfShop(shop, OpenKeys.of(open.getOrDefault(shop.shopId(), List.of()))))
                .toList();
    }

    private KeysOfShop keysOfShop(Shop shop, OpenKeys keys) {
        KeyGeneration active = keys.active();
        String number = active == null ? null : active.origin().shopNumber();
        return new KeysOfShop(
                shop.shopId(),
                shop.name(),
                shop.mallId(),
                number == null ? "" : number,
                lastFour(active),
                lastFour(keys.waiting()),
                keys.newest() != null || keyCredentials.family(shop).beside().isEmpty());
    }

    private static @Nullable String lastFour(@Nullable KeyGeneration key) {
        return key == null ? null : key.origin().lastFour();
    }

    /**
     * Enters one of the keys. If the shop has no key in use, the new key replaces a waiting key, as on the shop's page.
     * If a key is in use, a waiting key isn't replaced. A warning refuses the key; a member can accept the warning on
     * the shop's page.
     */
    @Needs(value = Permission.CHANGE_KEYS, fresh = true)
    public Saving enter(ShopId shop, String key, MemberId member) {
        Optional<Shop> found = shops.findById(new TenantShop(scope.current(), shop));
        return found.map(existing -> enter(existing, key, member)).orElseGet(Saving.Gone::new);
    }

    private Saving enter(Shop shop, String key, MemberId member) {
        ShopId id = shop.shopId();
        if (generations.openOf(shop).active() != null) {
            return forms.renew(id, key, Set.of(), member);
        }
        String field = keyCredentials.family(shop).key().name();
        return forms.replaceKeys(id, new KeyEntry(Map.of(field, key)), Set.of(), member);
    }
}
