package jp.kagiban.shop.key;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.KeyUse;
import jp.kagiban.mall.Mall;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.mall.Malls;
import jp.kagiban.shared.Secret;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.springframework.stereotype.Component;

/** Takes keys out of the vault for a moment. */
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

    /** A key for the mall to use, as often as it must. */
    public KeyUse lent(Shop shop, KeyGeneration key, boolean proven, Use use) {
        return call -> with(shop, key, proven, use, call);
    }

    /** Runs the task with what the mall asks for; it is wiped when the task ends, whatever comes. */
    public <T> T with(Shop shop, KeyGeneration key, Use use, Function<Credentials, T> task) {
        return with(shop, key, key.accepted(), use, task);
    }

    /**
     * @param proven whether the mall has accepted this key, or another one of the shop with the same number: until then anybody
     *     can claim a number, and is counted alone
     */
    private <T> T with(Shop shop, KeyGeneration key, boolean proven, Use use, Function<Credentials, T> task) {
        MallCaller caller = new MallCaller(shop.tenant(), line(shop, key, proven), isUrgent(use.purpose()));
        Family family = family(shop);
        Map<String, Secret> secrets = new HashMap<>(mall(shop).heldByPortal(family));
        try {
            for (CredentialField field : family.fields()) {
                secrets.put(field.name(), copy(shop.id().id(), field.sealedAs(), key.revision(), use));
            }
            return task.apply(new Credentials(secrets, caller));
        } finally {
            secrets.values().forEach(Secret::close);
        }
    }

    private static String line(Shop shop, KeyGeneration key, boolean proven) {
        String number = key.origin().shopNumber();
        if (number == null) {
            return shop.id().id().toString();
        }
        return proven ? number : shop.tenant() + ":" + number;
    }

    private static boolean isUrgent(Use.Purpose purpose) {
        return purpose != Use.Purpose.FETCH_ORDERS && purpose != Use.Purpose.TRY_OUT_FUNCTIONS;
    }

    /** A copy that the caller closes. */
    public Secret copy(UUID shop, Field field, long revision, Use use) {
        return vault.open(shop, field, revision, use, KeyCredentials::copyOf);
    }

    private static Secret copyOf(Secret secret) {
        byte[] bytes = secret.toBytes();
        try {
            return Secret.copyOf(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether the vault holds this very text. */
    public boolean holds(UUID shop, Field field, long revision, Use use, String text) {
        try (Secret wanted = Secret.of(text)) {
            return vault.open(shop, field, revision, use, wanted::equals);
        }
    }
}
