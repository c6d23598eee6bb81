package jp.kagiban.shop.entry;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import jp.kagiban.audit.Action;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.entry.KeysForm.Keys;
import jp.kagiban.shop.key.KeyCredentials;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.shop.key.KeyGenerations;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRetirement;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.key.ShopHistory;
import jp.kagiban.shop.register.Shop;
import jp.kagiban.shop.register.Shops;
import jp.kagiban.task.MallTasks;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores a checked key: seals it, stores it as PENDING, and plans the job that asks the mall. */
@Component
class KeyIntake {

    private final KeyGenerations generations;
    private final Shops shops;
    private final KeyCredentials keyCredentials;
    private final Vault vault;
    private final KeyRetirement retirement;
    private final MallTasks tasks;
    private final ShopHistory history;
    private final Clock clock;

    KeyIntake(
            KeyGenerations generations,
            Shops shops,
            KeyCredentials keyCredentials,
            Vault vault,
            KeyRetirement retirement,
            MallTasks tasks,
            ShopHistory history,
            Clock clock) {
        this.generations = generations;
        this.shops = shops;
        this.keyCredentials = keyCredentials;
        this.vault = vault;
        this.retirement = retirement;
        this.tasks = tasks;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Enters a key. Runs in the caller's transaction, under the shop's lock.
     *
     * @param keys the validated values. An empty field is copied from the newest open generation
     * @return the new generation's id
     */
    GenerationId enter(Shop shop, OpenKeys open, Keys keys, boolean sameKey, MemberId member) {
        long revision = seal(shop, open.newest(), keys, member);
        KeyGeneration waiting = open.waiting();
        if (waiting != null) {
            boolean same = sameKey(shop, waiting, keys, member);
            retirement.retire(waiting, same ? KeyRecord.EndReason.CORRECTED : KeyRecord.EndReason.REPLACED, member);
        }
        Instant now = clock.instant();
        KeyGeneration entered = generations.save(new KeyGeneration(
                new TenantGeneration(shop.tenant(), GenerationId.next()),
                0,
                shop.shopId(),
                generations.lastSerial(shop.tenant(), shop.shopId()) + 1,
                KeyRecord.State.PENDING,
                revision,
                sameKey,
                origin(shop, open.newest(), keys, member, now),
                KeyGeneration.Life.NEW,
                KeyGeneration.Said.NOTHING,
                KeyGeneration.Trying.at(now)));
        tasks.plan(KeyJobs.keyJob(entered), now);
        history.write(Action.KEY_ENTERED, entered, member);
        return entered.id().id();
    }

    /** Whether the new key equals the waiting key. True for an empty key field, which is copied from the waiting key. */
    private boolean sameKey(Shop shop, KeyGeneration waiting, Keys keys, MemberId member) {
        Use use = Use.byMember(Use.Purpose.COMPARE_WITH_A_NEW_KEY, member);
        Field field = keys.family().key().sealedAs();
        return keys.key().isEmpty() || keyCredentials.holds(shop.shopId(), field, waiting.revision(), use, keys.key());
    }

    private KeyGeneration.Origin origin(
            Shop shop, @Nullable KeyGeneration source, Keys keys, MemberId member, Instant now) {
        if (keys.key().isEmpty()) {
            KeyGeneration.Origin known = requireSource(source).origin();
            return new KeyGeneration.Origin(known.shopNumber(), known.lastFour(), member, now);
        }
        String number = keyCredentials.mall(shop).callNumber(keys.key()).orElse(null);
        return new KeyGeneration.Origin(number, KeyInput.lastFour(keys.key()), member, now);
    }

    /** Seals all fields under a new revision, including copied fields. */
    private long seal(Shop shop, @Nullable KeyGeneration source, Keys keys, MemberId member) {
        ShopId id = shop.shopId();
        Map<Field, Secret> secrets = new EnumMap<>(Field.class);
        try {
            for (CredentialField field : keys.family().fields()) {
                secrets.put(field.sealedAs(), secret(id, field.sealedAs(), keys.value(field), source, member));
            }
            long revision = vault.seal(id.id(), shop.secretRevision(), secrets);
            if (shops.revise(shop.tenant(), id, revision) != 1) {
                throw new IllegalStateException("The vault returned a revision that is not higher");
            }
            return revision;
        } finally {
            secrets.values().forEach(Secret::close);
        }
    }

    private Secret secret(ShopId shop, Field field, String entered, @Nullable KeyGeneration source, MemberId member) {
        return entered.isEmpty()
                ? keyCredentials.copy(
                        shop,
                        field,
                        requireSource(source).revision(),
                        Use.byMember(Use.Purpose.RESEAL_FOR_A_NEW_KEY, member))
                : Secret.of(entered);
    }

    private static KeyGeneration requireSource(@Nullable KeyGeneration source) {
        if (source == null) {
            throw new IllegalStateException("There is no key to take a secret over from");
        }
        return source;
    }
}
