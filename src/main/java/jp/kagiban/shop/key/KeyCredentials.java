package jp.kagiban.shop.key;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.HeldKeys.HeldKey;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.TenantShop;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the secrets of keys for a call to their mall, and wipes them afterwards. */
@Component
public class KeyCredentials {

    private final Vault vault;
    private final Malls malls;

    KeyCredentials(Vault vault, Malls malls) {
        this.vault = vault;
        this.malls = malls;
    }

    public Mall mall(Shop shop) {
        return malls.of(shop.mallId());
    }

    public Family family(Shop shop) {
        return mall(shop).family(shop.family());
    }

    /** Returns a key for use by a mall. Each call opens and wipes the secrets. */
    public KeyUse lent(Shop shop, KeyGeneration key, boolean proven, Use use) {
        return call -> with(shop, key, proven, use, call);
    }

    /** Runs the task with the credentials, which are wiped when the task ends. */
    public <T> T with(Shop shop, KeyGeneration key, Use use, Function<Credentials, T> task) {
        return with(shop, key, key.accepted(), use, task);
    }

    /**
     * @param proven whether the mall has accepted this key or another key of the shop with the same number. Until then
     *     the number may be false, so its calls are queued separately.
     */
    private <T> T with(Shop shop, KeyGeneration key, boolean proven, Use use, Function<Credentials, T> task) {
        MallCaller caller = new MallCaller(shop.tenant(), queueName(shop, key, proven), isUrgent(use.purpose()));
        Family family = family(shop);
        Map<String, Secret> secrets = new HashMap<>(mall(shop).heldByPortal(family));
        try {
            for (CredentialField field : family.fields()) {
                secrets.put(field.name(), copy(shop.shopId(), field.sealedAs(), key.revision(), use));
            }
            return task.apply(new Credentials(secrets, caller));
        } finally {
            secrets.values().forEach(Secret::close);
        }
    }

    private static String queueName(Shop shop, KeyGeneration key, boolean proven) {
        String number = key.origin().shopNumber();
        return proven || number == null ? queueName(shop.shopId(), number) : shop.tenant() + ":" + number;
    }

    /** Returns the queue name of a key that the mall has accepted. */
    private static String queueName(ShopId shop, @Nullable String number) {
        return number == null ? shop.toString() : number;
    }

    /**
     * Opens the keys in use of many shops, which may belong to different tenants. Keys that don't open are left out.
     *
     * @return the credentials; the caller closes their secrets
     */
    public Map<TenantShop, Credentials> takeOut(List<HeldKey> keys, Use use) {
        List<Vault.Wanted> wanted = keys.stream()
                .flatMap(key -> fields(key).map(field -> wanted(key, field)))
                .toList();
        Map<Vault.Wanted, Secret> opened = vault.openEach(wanted, use);
        try {
            return credentialsByShop(keys, opened, isUrgent(use.purpose()));
        } catch (RuntimeException fault) {
            opened.values().forEach(Secret::close);
            throw fault;
        }
    }

    private Map<TenantShop, Credentials> credentialsByShop(
            List<HeldKey> keys, Map<Vault.Wanted, Secret> opened, boolean urgent) {
        Map<TenantShop, Credentials> credentialsByShop = new HashMap<>();
        for (HeldKey key : keys) {
            if (fields(key).allMatch(field -> opened.containsKey(wanted(key, field)))) {
                credentialsByShop.put(key.shop(), credentials(key, opened, urgent));
            } else {
                fields(key)
                        .map(field -> opened.get(wanted(key, field)))
                        .filter(Objects::nonNull)
                        .forEach(Secret::close);
            }
        }
        return credentialsByShop;
    }

    private Stream<CredentialField> fields(HeldKey key) {
        return malls.of(key.mall()).family(key.family()).fields().stream();
    }

    private static Vault.Wanted wanted(HeldKey key, CredentialField field) {
        return new Vault.Wanted(key.shop().tenantId(), key.shop().id().id(), field.sealedAs(), key.revision());
    }

    private Credentials credentials(HeldKey key, Map<Vault.Wanted, Secret> opened, boolean urgent) {
        Mall mall = malls.of(key.mall());
        Map<String, Secret> secrets = new HashMap<>(mall.heldByPortal(mall.family(key.family())));
        fields(key).forEach(field -> secrets.put(field.name(), opened.get(wanted(key, field))));
        return new Credentials(
                secrets,
                new MallCaller(key.shop().tenantId(), queueName(key.shop().id(), key.number()), urgent));
    }

    /**
     * Opens a key in use of the current tenant.
     *
     * @return the credentials; the caller closes their secrets
     * @throws jp.kagiban.vault.keys.VaultException if the key doesn't open
     */
    public Credentials open(HeldKey key, Use use) {
        Map<Vault.Wanted, Secret> opened = new HashMap<>();
        try {
            fields(key)
                    .forEach(field -> opened.put(
                            wanted(key, field), copy(key.shop().id(), field.sealedAs(), key.revision(), use)));
            return credentials(key, opened, isUrgent(use.purpose()));
        } catch (RuntimeException fault) {
            opened.values().forEach(Secret::close);
            throw fault;
        }
    }

    private static boolean isUrgent(Use.Purpose purpose) {
        return purpose != Use.Purpose.FETCH_ORDERS && purpose != Use.Purpose.TRY_OUT_FUNCTIONS;
    }

    /** Returns a copy that the caller closes. */
    public Secret copy(ShopId shop, Field field, long revision, Use use) {
        return vault.open(shop.id(), field, revision, use, KeyCredentials::copyOf);
    }

    private static Secret copyOf(Secret secret) {
        byte[] bytes = secret.toBytes();
        try {
            return Secret.copyOf(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Returns the length in UTF-8 bytes of a stored secret. */
    public int length(ShopId shop, Field field, long revision, Use use) {
        return vault.open(shop.id(), field, revision, use, Secret::length);
    }

    /** Whether the vault holds exactly this text. */
    public boolean holds(ShopId shop, Field field, long revision, Use use, String text) {
        try (Secret wanted = Secret.of(text)) {
            return vault.open(shop.id(), field, revision, use, wanted::equals);
        }
    }
}
