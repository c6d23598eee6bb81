package jp.kagiban.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.SealedSecrets.Place;
import jp.kagiban.vault.SealedSecrets.Row;
import jp.kagiban.vault.VaultAlarms.Kind;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.DrawnRandom;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.annotation.Transactional;

/**
 * The vault of the current tenant, or of members' own secrets, which belong to no tenant (LoginSpace). Only the log
 * says why a secret did not open.
 */
class VaultService implements Vault {

    private static final Logger log = LoggerFactory.getLogger(VaultService.class);

    private final Supplier<TenantId> tenant;
    private final TenantKeys keys;
    private final SealedSecrets sealed;
    private final Openings openings;
    private final VaultAlarms alarms;
    private final Clock clock;
    private final SecureRandom random;

    VaultService(
            Supplier<TenantId> tenant,
            TenantKeys keys,
            SealedSecrets sealed,
            Openings openings,
            VaultAlarms alarms,
            Clock clock) {
        this.tenant = tenant;
        this.keys = keys;
        this.sealed = sealed;
        this.openings = openings;
        this.alarms = alarms;
        this.clock = clock;
        this.random = new DrawnRandom(DrawnRandom.ofTheOperatingSystem());
    }

    private record Unsealed(Place place, Secret secret) {}

    @Override
    @Transactional
    public long seal(UUID subject, long previous, Map<Field, Secret> secrets) {
        if (previous < 0 || secrets.isEmpty()) {
            throw new IllegalArgumentException("Nothing to seal, or no revision: " + previous);
        }
        long revision = revisionAfter(previous);
        List<Unsealed> unsealed = new ArrayList<>();
        new TreeMap<>(secrets).forEach((field, secret) -> unsealed.add(checked(subject, field, revision, secret)));
        seal(unsealed);
        return revision;
    }

    @Override
    @Transactional
    public Map<UUID, Long> sealEach(Field field, List<Sealing> sealings) {
        Map<UUID, Long> revisions = new HashMap<>();
        List<Unsealed> unsealed = new ArrayList<>();
        for (Sealing sealing : sealings) {
            long revision = revisionAfter(sealing.previous());
            unsealed.add(checked(sealing.subject(), field, revision, sealing.secret()));
            revisions.put(sealing.subject(), revision);
        }
        if (!unsealed.isEmpty()) {
            seal(unsealed);
        }
        return revisions;
    }

    private long revisionAfter(long previous) {
        return Math.max(Math.addExact(previous, 1), clock.millis());
    }

    private static Unsealed checked(UUID subject, Field field, long revision, Secret secret) {
        checkLength(field, secret);
        return new Unsealed(new Place(subject, field.code(), revision), secret);
    }

    private void seal(List<Unsealed> unsealed) {
        TenantId current = tenant.get();
        WrappedKey key = keys.active(current);
        List<Row> rows = new ArrayList<>();
        try (KeyMaterial sealingKey = keys.sealing(key)) {
            for (Unsealed value : unsealed) {
                Context context = value.place().under(current, key.ref());
                byte[] envelope = sealBytes(sealingKey, key.ref(), context, value.secret());
                rows.add(new Row(value.place(), envelope, clock.instant()));
            }
        } catch (NotOpened why) {
            logKeyFailure(key, why);
            throw new VaultException("The key of this tenant can't be used");
        }
        sealed.add(current, key.ref(), rows);
    }

    private static void logKeyFailure(WrappedKey key, NotOpened why) {
        log.error("The key {} of tenant {} can't be unwrapped: {}", key.ref(), key.owner(), why.reason());
    }

    private static void checkLength(Field field, Secret secret) {
        if (secret.length() < 1 || secret.length() > Envelope.MAX_SECRET) {
            throw new VaultException("A secret has 1 byte to 1 MiB: " + field);
        }
    }

    private byte[] sealBytes(KeyMaterial sealingKey, KeyRef key, Context context, Secret secret) {
        byte[] unsealed = secret.toBytes();
        try {
            return Envelope.seal(sealingKey, key, context, unsealed, random);
        } finally {
            Arrays.fill(unsealed, (byte) 0);
        }
    }

    @Override
    public <T> T open(UUID subject, Field field, long revision, Use use, Function<Secret, T> task) {
        Wanted wanted = new Wanted(tenant.get(), subject, field, revision);
        openings.before(subject, field, use);
        try (Secret secret =
                unseal(wanted, sealed.find(wanted).orElseThrow(() -> new NotOpened(Reason.NOTHING_SEALED)), use)) {
            return task.apply(secret);
        } catch (NotOpened why) {
            reportFailure(wanted, use, why);
            throw new VaultException("This secret can't be opened");
        }
    }

    @Override
    public Map<Wanted, Secret> openEach(List<Wanted> wanted, Use use) {
        wanted.forEach(each -> openings.beforeJob(each.tenant(), each.subject(), each.field(), use));
        Map<Wanted, SealedSecrets.Sealed> found = sealed.findEach(wanted);
        Map<Wanted, Secret> secrets = new HashMap<>();
        try {
            found.forEach((each, envelope) -> openInto(secrets, each, envelope, use));
            return secrets;
        } catch (RuntimeException fault) {
            secrets.values().forEach(Secret::close);
            throw fault;
        }
    }

    private void openInto(Map<Wanted, Secret> secrets, Wanted wanted, SealedSecrets.Sealed envelope, Use use) {
        try {
            secrets.put(wanted, unseal(wanted, envelope, use));
        } catch (NotOpened why) {
            reportFailure(wanted, use, why);
        } catch (KekStoreAway away) {
            log.debug("{} of {} can't be opened for the moment", wanted.field(), wanted.subject(), away);
        }
    }

    private void reportFailure(Wanted wanted, Use use, NotOpened why) {
        log.warn(
                "{} of {}, revision {}, did not open for {}: {}; run 'vault doctor'",
                wanted.field(),
                wanted.subject(),
                wanted.revision(),
                use.purpose(),
                why.reason());
        switch (why.reason()) {
            case PUT_BACK -> alarms.raise(Kind.SECRET_PUT_BACK, wanted.tenant());
            case FORM, KEY_OR_CONTEXT, CONTENT, KEY_CHANGED -> alarms.raise(Kind.SECRET_CHANGED, wanted.tenant());
            case NOTHING_SEALED, KEY_DESTROYED, KEY_LOCKED, NO_KEK, KEK_RETIRED -> {
                // No alarm: none of these shows that somebody changed a secret.
            }
        }
    }

    @Override
    public void announce(Use use) {
        openings.announce(use);
    }

    private Secret unseal(Wanted wanted, SealedSecrets.Sealed found, Use use) throws NotOpened {
        if (found.denial().isPresent()) {
            throw new NotOpened(found.denial().get());
        }
        WrappedKey key = found.key().usable().orElseThrow(() -> new NotOpened(Reason.KEY_DESTROYED));
        try (KeyMaterial openingKey = unwrap(key, use)) {
            Context context = Context.ofSecret(
                    wanted.tenant(), wanted.subject(), wanted.field().code(), key.ref(), wanted.revision());
            return copyAndWipe(Envelope.open(openingKey, key.ref(), context, found.envelope()));
        }
    }

    private KeyMaterial unwrap(WrappedKey key, Use use) throws NotOpened {
        try {
            return keys.opening(key, use);
        } catch (NotOpened why) {
            logKeyFailure(key, why);
            throw new NotOpened(
                    switch (why.reason()) {
                        case NO_KEK, KEK_RETIRED -> Reason.KEY_LOCKED;
                        default -> Reason.KEY_CHANGED;
                    });
        }
    }

    private static Secret copyAndWipe(byte[] unsealed) {
        try {
            return Secret.copyOf(unsealed);
        } finally {
            Arrays.fill(unsealed, (byte) 0);
        }
    }

    @Override
    public boolean holds(UUID subject, Field field, long revision) {
        return sealed.holds(tenant.get(), subject, field, revision);
    }

    @Override
    public void destroy(UUID subject, long revision) {
        sealed.remove(tenant.get(), subject, revision);
    }

    @Override
    public void destroy(UUID subject) {
        sealed.remove(tenant.get(), subject);
    }

    @Override
    public void destroyOrders(Collection<UUID> orders) {
        if (!orders.isEmpty()) {
            sealed.removeOrders(tenant.get(), orders);
        }
    }

    @Override
    public void destroyOrders(Map<UUID, Long> revisions) {
        if (!revisions.isEmpty()) {
            sealed.removeOrders(tenant.get(), revisions);
        }
    }

    @Override
    public void destroyTenant(TenantId deleted) {
        sealed.removeTenant(deleted);
        openings.forget(deleted);
        keys.removeTenant(deleted);
    }
}
