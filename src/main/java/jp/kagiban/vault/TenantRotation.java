package jp.kagiban.vault;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.SealedSecrets.Place;
import jp.kagiban.vault.SealedSecrets.Row;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.DrawnRandom;
import jp.kagiban.vault.envelope.Envelope;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a tenant a new key, which seals at once. A background job reseals the secrets of the old key, without changing
 * their revisions, and then destroys the old key. An interrupted run continues with the secrets that are still sealed
 * with the old key.
 */
@Component
class TenantRotation {

    /** Transactions that found the old key may still seal with it. They end within this time. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    /** Time until secrets that were locked or didn't open are tried again. */
    static final Duration RETRY_STUCK = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(TenantRotation.class);
    private static final Use USE = Use.byJob(Use.Purpose.SEAL_WITH_A_NEW_KEY);
    /** An order may have 1 MiB, and MySQL accepts 64 MiB per statement. */
    private static final int PAGE_SIZE = 32;

    private final TenantKeys keys;
    private final SealedSecrets sealed;
    private final Openings openings;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random;

    TenantRotation(
            TenantKeys keys,
            SealedSecrets sealed,
            Openings openings,
            AuditTrail trail,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        this.keys = keys;
        this.sealed = sealed;
        this.openings = openings;
        this.trail = trail;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
        this.random = DrawnRandom.ofTheOperatingSystem();
    }

    /**
     * Makes the new key. Returns false and changes nothing if the tenant has no key yet, or an old key is still ending.
     */
    boolean begin(TenantId tenant) {
        return scope.in(tenant, () -> Objects.requireNonNull(transaction.execute(_ -> replaceKey(tenant))));
    }

    private boolean replaceKey(TenantId tenant) {
        boolean begun = keys.replace(tenant);
        if (begun) {
            Action changed =
                    tenant.equals(Context.RESERVED_OWNER) ? Action.LOGIN_SPACE_KEY_CHANGED : Action.COMPANY_KEY_CHANGED;
            trail.record(AuditRecord.of(changed).by(Actor.portal()));
        }
        return begun;
    }

    /**
     * Makes as many steps as possible.
     *
     * @param most maximum time for resealing
     * @return when to continue; empty if no change is under way
     */
    Optional<Instant> step(TenantId tenant, Duration most) {
        return scope.in(tenant, () -> {
            List<WrappedKey> ending = keys.ending(tenant);
            Optional<WrappedKey> current = keys.current(tenant);
            if (ending.isEmpty() || current.isEmpty()) {
                return Optional.empty();
            }
            openings.announce(USE);
            Instant deadline = clock.instant().plus(most);
            for (WrappedKey old : ending) {
                if (!resealAll(tenant, old, current.get(), deadline)) {
                    return Optional.of(clock.instant());
                }
            }
            return destroyOld(tenant, ending);
        });
    }

    private Optional<Instant> destroyOld(TenantId tenant, List<WrappedKey> ending) {
        Instant settled = clock.instant().minus(SETTLED);
        Instant endedAt = keys.endedAt(tenant).orElse(settled);
        if (endedAt.isAfter(settled)) {
            return Optional.of(endedAt.plus(SETTLED));
        }
        ending.forEach(old -> keys.destroy(old, settled));
        return keys.ending(tenant).isEmpty()
                ? Optional.empty()
                : Optional.of(clock.instant().plus(RETRY_STUCK));
    }

    /** Reseals the secrets of the old key. Returns false if the job should continue at once. */
    private boolean resealAll(TenantId tenant, WrappedKey old, WrappedKey current, Instant deadline) {
        try (KeyMaterial oldKey = keys.sealing(old);
                KeyMaterial currentKey = keys.sealing(current)) {
            Optional<Place> place = Optional.of(Place.BEFORE_ALL);
            while (place.isPresent()) {
                if (clock.instant().isAfter(deadline)) {
                    return false;
                }
                Place after = place.get();
                place = Objects.requireNonNull(transaction.execute(
                        _ -> resealPage(tenant, new Pair(old.ref(), oldKey, current.ref(), currentKey), after)));
            }
            return true;
        } catch (PessimisticLockingFailureException locked) {
            LOG.debug("Another worker is at the same secrets of tenant {}; what is left is taken up at once", tenant);
            return false;
        } catch (NotOpened why) {
            LOG.error("A key of tenant {} can't be unwrapped: {}", tenant, why.reason());
            return true;
        }
    }

    private record Pair(KeyRef old, KeyMaterial oldKey, KeyRef current, KeyMaterial currentKey) {}

    /** Reseals one page of secrets. Returns the position of its last secret, if there was any. */
    private Optional<Place> resealPage(TenantId tenant, Pair keys, Place after) {
        List<Row> found = sealed.lock(tenant, keys.old(), after, PAGE_SIZE);
        List<Row> resealed = new ArrayList<>();
        for (Row row : found) {
            openings.beforeReseal(row.place().subject(), row.place().field(), USE);
            try {
                resealed.add(new Row(row.place(), reseal(tenant, keys, row), row.sealedAt()));
            } catch (NotOpened why) {
                LOG.error(
                        "Field {} of {}, revision {}, of tenant {} can't be opened and is passed over: {}",
                        row.place().field(),
                        row.place().subject(),
                        row.place().revision(),
                        tenant,
                        why.reason());
            }
        }
        if (!resealed.isEmpty()) {
            sealed.replace(tenant, keys.current(), resealed);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().place());
    }

    /** Reseals one secret. Opens the new envelope again, so nothing unreadable is stored. */
    private byte[] reseal(TenantId tenant, Pair keys, Row row) throws NotOpened {
        Context under = row.place().under(tenant, keys.current());
        byte[] plain = Envelope.open(keys.oldKey(), keys.old(), row.place().under(tenant, keys.old()), row.envelope());
        byte[] back = new byte[0];
        try {
            byte[] envelope = Envelope.seal(keys.currentKey(), keys.current(), under, plain, random);
            back = Envelope.open(keys.currentKey(), keys.current(), under, envelope);
            if (!MessageDigest.isEqual(plain, back)) {
                throw new IllegalStateException("What was sealed anew is not what was opened");
            }
            return envelope;
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(back, (byte) 0);
        }
    }
}
