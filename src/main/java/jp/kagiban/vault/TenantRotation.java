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
 * Gives a tenant a new key, which seals at once. A background job reseals the secrets of the old key under their
 * revisions, and then destroys the old key. An interrupted run continues with the secrets that the old key still holds.
 */
@Component
class TenantRotation {

    /** Transactions that found the old key end within this time, and may still seal with it. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    /** Time until locked secrets, or those that didn't open, are tried again. */
    static final Duration STUCK = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(TenantRotation.class);
    private static final Use USE = Use.byJob(Use.Purpose.SEAL_WITH_A_NEW_KEY);
    /** An order may have 1 MiB, and MySQL accepts 64 MiB per statement. */
    private static final int AT_ONCE = 32;

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
        return scope.in(tenant, () -> Objects.requireNonNull(transaction.execute(_ -> begun(tenant))));
    }

    private boolean begun(TenantId tenant) {
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
            Optional<WrappedKey> anew = keys.current(tenant);
            if (ending.isEmpty() || anew.isEmpty()) {
                return Optional.empty();
            }
            openings.announce(USE);
            Instant deadline = clock.instant().plus(most);
            for (WrappedKey old : ending) {
                if (!sealAnew(tenant, old, anew.get(), deadline)) {
                    return Optional.of(clock.instant());
                }
            }
            return destroyed(tenant, ending);
        });
    }

    private Optional<Instant> destroyed(TenantId tenant, List<WrappedKey> ending) {
        Instant settled = clock.instant().minus(SETTLED);
        Instant begun = keys.endedAt(tenant).orElse(settled);
        if (begun.isAfter(settled)) {
            return Optional.of(begun.plus(SETTLED));
        }
        ending.forEach(old -> keys.destroy(old, settled));
        return keys.ending(tenant).isEmpty()
                ? Optional.empty()
                : Optional.of(clock.instant().plus(STUCK));
    }

    /** Returns false if some work can continue at once. */
    private boolean sealAnew(TenantId tenant, WrappedKey old, WrappedKey anew, Instant deadline) {
        try (KeyMaterial from = keys.sealing(old);
                KeyMaterial to = keys.sealing(anew)) {
            Optional<Place> place = Optional.of(Place.BEFORE_ALL);
            while (place.isPresent()) {
                if (clock.instant().isAfter(deadline)) {
                    return false;
                }
                Place after = place.get();
                place = Objects.requireNonNull(
                        transaction.execute(_ -> some(tenant, new Pair(old.ref(), from, anew.ref(), to), after)));
            }
            return true;
        } catch (PessimisticLockingFailureException inTheWay) {
            LOG.debug("Another worker is at the same secrets of tenant {}; what is left is taken up at once", tenant);
            return false;
        } catch (NotOpened why) {
            LOG.error("A key of tenant {} can't be unwrapped: {}", tenant, why.reason());
            return true;
        }
    }

    private record Pair(KeyRef old, KeyMaterial from, KeyRef anew, KeyMaterial to) {}

    /** Returns the last position, if there was any secret. */
    private Optional<Place> some(TenantId tenant, Pair keys, Place after) {
        List<Row> found = sealed.lock(tenant, keys.old(), after, AT_ONCE);
        List<Row> anew = new ArrayList<>();
        for (Row row : found) {
            openings.beforeReseal(row.place().subject(), row.place().field(), USE);
            try {
                anew.add(new Row(row.place(), resealed(tenant, keys, row), row.sealedAt()));
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
        if (!anew.isEmpty()) {
            sealed.replace(tenant, keys.anew(), anew);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().place());
    }

    /** Opens the new envelope again, so nothing unreadable is stored. */
    private byte[] resealed(TenantId tenant, Pair keys, Row row) throws NotOpened {
        Context under = row.place().under(tenant, keys.anew());
        byte[] plain = Envelope.open(keys.from(), keys.old(), row.place().under(tenant, keys.old()), row.envelope());
        byte[] back = new byte[0];
        try {
            byte[] envelope = Envelope.seal(keys.to(), keys.anew(), under, plain, random);
            back = Envelope.open(keys.to(), keys.anew(), under, envelope);
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
