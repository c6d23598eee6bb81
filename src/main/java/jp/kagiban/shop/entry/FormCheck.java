package jp.kagiban.shop.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.entry.DetailsForm.Details;
import jp.kagiban.shop.entry.KeysForm.Keys;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.ShopField;
import jp.kagiban.shop.register.Shops;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Validates the forms of shops, alone and against the rows of the tenant. */
@Component
class FormCheck {

    private final Shops shops;
    private final KeyGenerations generations;
    private final KeyComparison comparison;
    private final KeyCredentials keyCredentials;
    private final Malls malls;

    FormCheck(
            Shops shops,
            KeyGenerations generations,
            KeyComparison comparison,
            KeyCredentials keyCredentials,
            Malls malls) {
        this.shops = shops;
        this.generations = generations;
        this.comparison = comparison;
        this.keyCredentials = keyCredentials;
        this.malls = malls;
    }

    /** The validated form of a new shop. The details are empty if one of their problems blocks. */
    record CheckedForm(Optional<Details> details, Keys keys) {}

    /**
     * Validated keys that may be entered.
     *
     * @param open the open keys of the shop
     * @param sameKey whether the key is the key in use, and only the other fields are new
     */
    record Entry(OpenKeys open, Keys keys, boolean sameKey) {}

    /** Validates the form of a new shop without comparing keys. */
    CheckedForm checkNew(TenantId tenant, NewShop form, Findings findings) {
        Family family = form.family();
        Mall mall = malls.of(family.mall());
        Optional<Details> details = details(tenant, mall, null, form.name(), form.address(), form.userId(), findings);
        if (!mall.offers(family)) {
            findings.add(ShopField.of(family.key()), Kind.NO_DEVELOPER_APP);
        }
        return new CheckedForm(
                details, KeysForm.check(form.keys(), mall, family, KeysForm.OnRecord.NOTHING, false, findings));
    }

    /** Compares the key of a new shop with the keys of the tenant. */
    Entry newEntry(TenantId tenant, Keys keys, Findings findings, MemberId member) {
        OpenKeys none = OpenKeys.of(List.of());
        comparison.check(tenant, null, none, keys, findings, member);
        return new Entry(none, keys, false);
    }

    Optional<Details> details(Shop shop, ShopEdit form, Findings findings) {
        return details(
                shop.tenant(),
                keyCredentials.mall(shop),
                shop.shopId(),
                form.name(),
                form.address(),
                form.userId(),
                findings);
    }

    /** Returns an entry that renews only the key and keeps the other fields. */
    KeyEntry renewal(Shop shop, String key) {
        return new KeyEntry(Map.of(keyCredentials.family(shop).key().name(), key));
    }

    /**
     * Validates the keys of a saved shop.
     *
     * @param mayBeEmpty whether all key fields may be empty, because the form has other fields
     */
    Entry entry(Shop shop, KeyEntry entered, boolean mayBeEmpty, Findings findings, MemberId member) {
        ShopId id = shop.shopId();
        OpenKeys open = generations.openOf(shop);
        Keys keys = KeysForm.check(
                entered,
                keyCredentials.mall(shop),
                keyCredentials.family(shop),
                KeysForm.OnRecord.of(open),
                mayBeEmpty,
                findings);
        boolean sameKey = comparison.check(shop.tenant(), id, open, keys, findings, member);
        return new Entry(open, keys, sameKey);
    }

    private Optional<Details> details(
            TenantId tenant,
            Mall mall,
            @Nullable ShopId self,
            String name,
            String address,
            String userId,
            Findings findings) {
        Optional<Details> details = DetailsForm.check(mall, name, address, userId, findings);
        details.flatMap(checked ->
                        shops.findByIdTenantIdAndMallAndCode(tenant, mall.id().name(), checked.code()))
                .filter(other -> !other.shopId().equals(self))
                .ifPresent(other -> findings.add(new Problem(
                        ShopField.ADDRESS, Kind.SHOP_TWICE, List.of(other.code(), other.name()), other.shopId())));
        return details;
    }
}
