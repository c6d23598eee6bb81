package jp.kagiban.shop;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.rms.RmsCaller;
import jp.kagiban.rms.RmsCredentials;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.Settings;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.springframework.stereotype.Component;

/** Takes keys out of the vault for a moment. */
@Component
class KeyRing {

    private final Vault vault;
    private final Settings settings;

    KeyRing(Vault vault, Settings settings) {
        this.vault = vault;
        this.settings = settings;
    }

    boolean partnerOffered() {
        return settings.rms().partnerSecret() != null;
    }

    /** Runs the task with the pair that RMS asks for; it is wiped when the task ends, whatever comes. */
    <T> T with(Shop shop, KeyGeneration key, Use.Purpose purpose, Function<RmsCredentials, T> task) {
        return with(shop, key, Use.byJob(purpose), task);
    }

    <T> T with(Shop shop, KeyGeneration key, Use use, Function<RmsCredentials, T> task) {
        return with(shop, key, key.accepted(), use, task);
    }

    /**
     * @param proven whether RMS has accepted this key, or another one of the shop with the same number: until then anybody can
     *     claim a number, and is counted alone
     */
    <T> T with(Shop shop, KeyGeneration key, boolean proven, Use use, Function<RmsCredentials, T> task) {
        UUID id = shop.id().id();
        RmsCaller caller = new RmsCaller(shop.tenant(), line(shop, key, proven), isUrgent(use.purpose()));
        try (Secret service = service(shop, key, use);
                Secret licence = copy(id, Field.LICENSE_KEY, key.revision(), use)) {
            return task.apply(new RmsCredentials(service, licence, caller));
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

    private Secret service(Shop shop, KeyGeneration key, Use use) {
        if (shop.family() == Family.OWN_APP) {
            return copy(shop.id().id(), Field.SERVICE_SECRET, key.revision(), use);
        }
        String partner = settings.rms().partnerSecret();
        if (partner == null) {
            throw new IllegalStateException("This portal has no serviceSecret of a developer's app (any more)");
        }
        return Secret.of(partner);
    }

    /** A copy that the caller closes. */
    Secret copy(UUID shop, Field field, long revision, Use use) {
        return vault.open(shop, field, revision, use, KeyRing::copyOf);
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
    boolean holds(UUID shop, Field field, long revision, Use use, String text) {
        try (Secret wanted = Secret.of(text)) {
            return vault.open(shop, field, revision, use, wanted::equals);
        }
    }
}
