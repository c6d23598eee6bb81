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

/** The vault for one owner: the current tenant or the reserved owner. Only the log says why something did not open. */
class VaultService implements Vault {

    private static final Logger log = LoggerFactory.getLogger(VaultService.class);

    private final Supplier<TenantId> owner;
    private final TenantKeys keys;
    private final SealedSecrets sealed;
    private final Openings openings;
    private final VaultAlarms alarms;
    private final Clock clock;
    private final SecureRandom random;

    VaultService(
            Supplier<TenantId> owner,
            TenantKeys keys,
            SealedSecrets sealed,
            Openings openings,
            VaultAlarms alarms,
            Clock clock) {
        this.owner = owner;
        this.keys = keys;
        this.sealed = sealed;
        this.openings = openings;
        this.alarms = alarms;
        this.clock = clock;
        this.random = new DrawnRandom(DrawnRandom.ofTheOperatingSystem());
    }

    private record Plain(Place place, Secret secret) {}

    @Override
    @Transactional
    public long seal(UUID subject, long previous, Map<Field, Secret> secrets) {
        if (previous < 0 || secrets.isEmpty()) {
            throw new IllegalArgumentException("Nothing to seal, or no revision: " + previous);
        }
        long revision = revisionAfter(previous);
        List<Plain> plains = new ArrayList<>();
        new TreeMap<>(secrets).forEach((field, secret) -> plains.add(plain(subject, field, revision, secret)));
        seal(plains);
        return revision;
    }

    @Override
    @Transactional
    public Map<UUID, Long> sealEach(Field field, List<Sealing> sealings) {
        Map<UUID, Long> revisions = new HashMap<>();
        List<Plain> plains = new ArrayList<>();
        for (Sealing one : sealings) {
            long revision = revisionAfter(one.previous());
            plains.add(plain(one.subject(), field, revision, one.secret()));
            revisions.put(one.subject(), revision);
        }
        if (!plains.isEmpty()) {
            seal(plains);
        }
        return revisions;
    }

    private long revisionAfter(long previous) {
        return Math.max(Math.addExact(previous, 1), clock.millis());
    }

    private static Plain plain(UUID subject, Field field, long revision, Secret secret) {
        demandLength(field, secret);
        return new Plain(new Place(subject, field.code(), revision), secret);
    }

    private void seal(List<Plain> plains) {
        TenantId tenant = owner.get();
        WrappedKey key = keys.active(tenant);
        List<Row> rows = new ArrayList<>();
        try (KeyMaterial prk = keys.sealing(key)) {
            for (Plain one : plains) {
                Context context = one.place().under(tenant, key.ref());
                rows.add(new Row(one.place(), envelope(prk, key.ref(), context, one.secret()), clock.instant()));
            }
        } catch (NotOpened why) {
            log.error("The key {} of tenant {} can't be unwrapped: {}", key.ref(), tenant, why.reason());
            throw new VaultException("The key of this tenant can't be used");
        }
        sealed.add(tenant, key.ref(), rows);
    }

    private static void demandLength(Field field, Secret secret) {
        if (secret.length() < 1 || secret.length() > Envelope.MAX_SECRET) {
            throw new VaultException("A secret has 1 byte to 1 MiB: " + field);
        }
    }

    private byte[] envelope(KeyMaterial prk, KeyRef key, Context context, Secret secret) {
        byte[] plain = secret.toBytes();
        try {
            return Envelope.seal(prk, key, context, plain, random);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public <T> T open(UUID subject, Field field, long revision, Use use, Function<Secret, T> task) {
        Wanted wanted = new Wanted(owner.get(), subject, field, revision);
        openings.before(subject, field, use);
        try (Secret secret = opened(wanted, use)) {
            return task.apply(secret);
        } catch (NotOpened why) {
            notOpened(wanted, use, why);
            throw new VaultException("This secret can't be opened");
        }
    }

    @Override
    public Map<Wanted, Secret> openEach(List<Wanted> wanted, Use use) {
        wanted.forEach(one -> openings.beforeJob(one.tenant(), one.subject(), one.field(), use));
        Map<Wanted, SealedSecrets.Sealed> found = sealed.findEach(wanted);
        Map<Wanted, Secret> opened = new HashMap<>();
        try {
            found.forEach((one, envelope) -> openInto(opened, one, envelope, use));
            return opened;
        } catch (RuntimeException fault) {
            opened.values().forEach(Secret::close);
            throw fault;
        }
    }

    private void openInto(Map<Wanted, Secret> opened, Wanted one, SealedSecrets.Sealed envelope, Use use) {
        try {
            opened.put(one, opened(one, envelope, use));
        } catch (NotOpened why) {
            notOpened(one, use, why);
        } catch (KekStoreAway away) {
            log.debug("{} of {} can't be opened for the moment", one.field(), one.subject(), away);
        }
    }

    private void notOpened(Wanted one, Use use, NotOpened why) {
        log.warn(
                "{} of {}, revision {}, did not open for {}: {}; run 'vault doctor'",
                one.field(),
                one.subject(),
                one.revision(),
                use.purpose(),
                why.reason());
        switch (why.reason()) {
            case PUT_BACK -> alarms.raise(Kind.SECRET_PUT_BACK, one.tenant());
            case FORM, KEY_OR_CONTEXT, CONTENT, KEY_CHANGED -> alarms.raise(Kind.SECRET_CHANGED, one.tenant());
            case NOTHING_SEALED, KEY_DESTROYED, KEY_LOCKED, NO_KEK, KEK_RETIRED -> {}
        }
    }

    @Override
    public void announce(Use use) {
        openings.announce(use);
    }

    private Secret opened(Wanted wanted, Use use) throws NotOpened {
        return opened(wanted, sealed.find(wanted).orElseThrow(() -> new NotOpened(Reason.NOTHING_SEALED)), use);
    }

    private Secret opened(Wanted wanted, SealedSecrets.Sealed found, Use use) throws NotOpened {
        if (found.denial().isPresent()) {
            throw new NotOpened(found.denial().get());
        }
        WrappedKey key = found.key().usable().orElseThrow(() -> new NotOpened(Reason.KEY_DESTROYED));
        try (KeyMaterial prk = unlocked(key, use)) {
            Context context = Context.ofSecret(
                    wanted.tenant(), wanted.subject(), wanted.field().code(), key.ref(), wanted.revision());
            return secret(Envelope.open(prk, key.ref(), context, found.envelope()));
        }
    }

    private KeyMaterial unlocked(WrappedKey key, Use use) throws NotOpened {
        try {
            return keys.opening(key, use);
        } catch (NotOpened why) {
            log.error("The key {} can't be unwrapped: {}", key.ref(), why.reason());
            throw new NotOpened(
                    switch (why.reason()) {
                        case NO_KEK, KEK_RETIRED -> Reason.KEY_LOCKED;
                        default -> Reason.KEY_CHANGED;
                    });
        }
    }

    private static Secret secret(byte[] plain) {
        try {
            return Secret.copyOf(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public boolean holds(UUID subject, Field field, long revision) {
        return sealed.holds(owner.get(), subject, field, revision);
    }

    @Override
    public void destroy(UUID subject, long revision) {
        sealed.remove(owner.get(), subject, revision);
    }

    @Override
    public void destroy(UUID subject) {
        sealed.remove(owner.get(), subject);
    }

    @Override
    public void destroyOrders(Collection<UUID> orders) {
        if (!orders.isEmpty()) {
            sealed.removeOrders(owner.get(), orders);
        }
    }

    @Override
    public void destroyOrders(Map<UUID, Long> revisions) {
        if (!revisions.isEmpty()) {
            sealed.removeOrders(owner.get(), revisions);
        }
    }

    @Override
    public void destroyTenant(TenantId tenant) {
        sealed.removeTenant(tenant);
        openings.forget(tenant);
        keys.removeTenant(tenant);
    }
}
