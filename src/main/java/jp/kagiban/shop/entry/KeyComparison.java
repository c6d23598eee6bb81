package jp.kagiban.shop.entry;

import java.util.List;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.Family;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.entry.KeysForm.Keys;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopField;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.keys.VaultException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds reasons within the tenant to refuse an entered key: a limit is reached, the key is stored already, or part of it seems to
 * be missing. Opens only the key in use and stored keys with the same last four characters.
 */
@Component
class KeyComparison {

    private final KeyGenerations generations;
    private final Shops shops;
    private final KeyCredentials keyCredentials;
    private final ShopLimits limits;

    KeyComparison(KeyGenerations generations, Shops shops, KeyCredentials keyCredentials, ShopLimits limits) {
        this.limits = limits;
        this.generations = generations;
        this.shops = shops;
        this.keyCredentials = keyCredentials;
    }

    /**
     * Adds the reasons to the findings.
     *
     * @param shop the shop of the key, or null for a new shop
     * @return whether the key is the key in use, and only the other fields are new
     */
    boolean check(
            TenantId tenant, @Nullable ShopId shop, OpenKeys open, Keys keys, Findings findings, MemberId member) {
        if (!keys.empty() && open.waiting() == null) {
            checkLimits(tenant, shop, keys.family(), findings);
        }
        CredentialField field = keys.family().key();
        if (keys.key().isEmpty()) {
            KeyGeneration newest = open.newest();
            return newest != null && (newest.active() || newest.sameKey());
        }
        Use use = Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member);
        boolean sameKey = false;
        for (KeyGeneration key : generations.openWithLastFour(tenant, KeyInput.lastFour(keys.key()))) {
            if (!isSame(key, keys, field, use)) {
                continue;
            }
            if (!key.shopId().equals(shop)) {
                findings.add(atAnotherShop(tenant, key.shopId(), field));
            } else if (changesOtherField(key, keys, use)) {
                sameKey |= key.active() || key.sameKey();
            } else {
                findings.add(ShopField.of(field), key.active() ? Kind.KEY_ALREADY_IN_USE : Kind.KEY_ALREADY_WAITING);
            }
        }
        if (open.active() != null && !findings.blocked()) {
            compareLength(open.active(), keys, findings, use);
        }
        return sameKey;
    }

    /** Adds a warning if the key is shorter than the key in use. A key in use that doesn't open can be replaced all the same. */
    private void compareLength(KeyGeneration inUse, Keys keys, Findings findings, Use use) {
        CredentialField field = keys.family().key();
        int length = keys.key().length();
        try {
            int usual = keyCredentials.length(inUse.shopId(), field.sealedAs(), inUse.revision(), use);
            if (length < usual) {
                findings.add(ShopField.of(field), Kind.SHORTER, String.valueOf(length), String.valueOf(usual));
            }
        } catch (VaultException unreadable) {
            // Nothing to compare with. The vault has reported it.
        }
    }

    private void checkLimits(TenantId tenant, @Nullable ShopId shop, Family family, Findings findings) {
        if (shop == null && shops.count(tenant) >= limits.shopsMax()) {
            findings.add(ShopField.NAME, Kind.TOO_MANY_SHOPS, String.valueOf(limits.shopsMax()));
        }
        if (generations.waiting(tenant) >= limits.waitingKeysMax()) {
            findings.add(ShopField.of(family.key()), Kind.TOO_MANY_WAITING, String.valueOf(limits.waitingKeysMax()));
        }
    }

    /** Whether the stored key equals the entered key. False if its mall uses another field for keys. */
    private boolean isSame(KeyGeneration key, Keys keys, CredentialField field, Use use) {
        return shops.findById(new TenantShop(key.id().tenantId(), key.shopId()))
                        .filter(shop -> keyCredentials.family(shop).key().equals(field))
                        .isPresent()
                && keyCredentials.holds(key.shopId(), field.sealedAs(), key.revision(), use, keys.value(field));
    }

    /** Whether another field of the entry differs from the stored value. */
    private boolean changesOtherField(KeyGeneration key, Keys keys, Use use) {
        return keys.family().beside().stream()
                .filter(field -> !keys.value(field).isEmpty())
                .anyMatch(field ->
                        !keyCredentials.holds(key.shopId(), field.sealedAs(), key.revision(), use, keys.value(field)));
    }

    private Problem atAnotherShop(TenantId tenant, ShopId other, CredentialField field) {
        String name =
                shops.findById(new TenantShop(tenant, other)).map(Shop::name).orElse("");
        return new Problem(ShopField.of(field), Kind.KEY_AT_ANOTHER_SHOP, List.of(name), other);
    }
}
