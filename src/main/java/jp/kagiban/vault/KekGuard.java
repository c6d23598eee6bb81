package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.KekFile.Kept;
import jp.kagiban.vault.RecoveryRecipients.Stored;
import jp.kagiban.vault.VaultAlarms.Kind;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.Hmac;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides which KEK and which recovery key wrap on this node. The database names both, but somebody may have changed
 * its rows, so this class checks them. A canary must hold the key that this node knows. A number must not be lower than
 * the last one seen. A later KEK must lie in the configured place. A retired KEK unwraps no tenant key.
 */
@Component
public class KekGuard {

    /** Minimum time between two equal alarms. */
    private static final Duration QUIET = Duration.ofHours(1);

    /** A node without a record of a KEK of this age is new, was upgraded, or has lost its folder of seals. */
    private static final Duration OLD = Duration.ofDays(1);

    static final String NOT_TRUSTED = "This node doesn't wrap with the KEK that the database names; its log says why.";

    private static final String ACCEPT = "If a backup was brought back, say 'vault ledger accept'.";
    private static final String SAME_STORE =
            "Set KAGIBAN_KEK_STORE alike on all nodes. After 'vault recover', say 'vault ledger accept' here.";
    private static final String CHANGED = "Somebody may have changed the table vault_canary: compare it with a backup.";

    private static final String PLANTED = "Somebody may have planted it: 'vault doctor' names whose it is. " + ACCEPT;

    /** A transaction that may leave a key under a KEK that has just retired ends within this time. */
    private static final Duration SETTLED = TenantRotation.SETTLED;

    private static final byte[] RETIRED = "retired".getBytes(StandardCharsets.US_ASCII);

    private static final int MAX_MESSAGES = 20;
    private static final Logger LOG = LoggerFactory.getLogger(KekGuard.class);

    private final Epochs epochs;
    private final CanaryKey canary;
    private final KekStores keks;
    private final RecoveryRecipients recipients;
    private final KekFile file;
    private final KekUsage usage;
    private final VaultAlarms alarms;
    private final Clock clock;

    private final Set<String> reported = new HashSet<>();
    private Instant reportedSince = Instant.EPOCH;

    /** The lowest number of a KEK that may unwrap, from the last read of the file; 0 before the first read. */
    private volatile long lowest;

    KekGuard(
            Epochs epochs,
            CanaryKey canary,
            KekStores keks,
            RecoveryRecipients recipients,
            KekFile file,
            KekUsage usage,
            VaultAlarms alarms,
            Clock clock) {
        this.epochs = epochs;
        this.canary = canary;
        this.keks = keks;
        this.recipients = recipients;
        this.file = file;
        this.usage = usage;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Returns the active epoch, whose KEK wraps new keys. If this node doesn't trust the KEK, raises an alarm and
     * returns empty.
     *
     * @throws jp.kagiban.vault.keys.KekStoreAway if the KEK can't be reached
     */
    Optional<Epoch> active() {
        // The record is read before the database. Otherwise a rotation in between would look like a step back.
        Optional<Kept> kept = readRecord();
        Epoch active = epochs.active();
        if (!checkCanary(active)
                || kept.filter(before -> checkMayWrap(active.kek(), before)).isEmpty()) {
            return Optional.empty();
        }
        if (!kept.get().kek().equals(active.kek())) {
            boolean inKeystore = !keks.isOutsideKeystore(active.kek());
            change(before -> before.kek().number() < active.kek().number()
                    ? new Kept(active.kek(), inKeystore, before.recipient(), before.lowest())
                    : before);
        }
        return Optional.of(active);
    }

    /**
     * Returns the active epoch, for callers that can't continue without one.
     *
     * @throws VaultException if there is none
     */
    Epoch demandActive() {
        return active().orElseThrow(() -> new VaultException(NOT_TRUSTED));
    }

    /** Returns whether this node can unwrap keys of this epoch's KEK, and would wrap with it. */
    boolean proves(Epoch epoch) {
        return checkCanary(epoch)
                && (!epoch.isIn(KekState.PUBLISHED)
                        || readRecord()
                                .filter(before -> checkMayWrap(epoch.kek(), before))
                                .isPresent());
    }

    private boolean checkCanary(Epoch epoch) {
        try {
            boolean same = canary.isSame(epoch.canary());
            if (!same) {
                raise("The canary of KEK " + epoch.kek() + " holds another key than this database's", CHANGED);
            }
            return same;
        } catch (NotOpened why) {
            if (why.reason() != Reason.NO_KEK) {
                raise("The canary of KEK " + epoch.kek() + " doesn't unwrap", CHANGED);
            }
            return false;
        }
    }

    private boolean checkMayWrap(KeyRef kek, Kept before) {
        boolean allowed = kek.equals(before.kek())
                ? before.inKeystore() || keks.isOutsideKeystore(kek)
                : kek.number() > before.kek().number() && keks.isWhereNewOnesAreMade(kek);
        if (!allowed) {
            raise(
                    "The database names KEK " + kek + ", but KEK " + before.kek()
                            + " was in use before, and later ones lie in " + keks.makersPlace(),
                    kek.number() > before.kek().number() ? SAME_STORE : ACCEPT);
        }
        return allowed;
    }

    /** Returns the newest recovery key; empty if there is none, or, with an alarm, if this node saw a newer one. */
    Optional<Stored> recipient() {
        Optional<Kept> kept = readRecord();
        Optional<Stored> newest = recipients.newest();
        long number = numberOf(newest);
        long before = kept.map(Kept::recipient).orElse(Long.MAX_VALUE);
        if (kept.isPresent() && number < before) {
            raise(
                    "Recovery key " + before + " is missing in the database. Nothing is wrapped for an older one",
                    ACCEPT);
        }
        if (number > before) {
            change(record -> record.recipient() < number ? record.withRecipient(number) : record);
        }
        return newest.filter(_ -> number >= before);
    }

    private static long numberOf(Optional<Stored> recipient) {
        return recipient.map(Stored::number).orElse(0L);
    }

    /** The highest number of a recipient that this node has seen. */
    long lastRecipient() {
        return readRecord().map(Kept::recipient).orElse(0L);
    }

    /** Compares the database with the stored record, and updates the record. */
    void look() {
        try {
            active().flatMap(_ -> readRecord()).ifPresent(this::excludeRetired);
            recipient();
            confirmRetirements();
        } catch (RuntimeException failed) {
            LOG.debug("The KEKs can't be compared with what is kept of them", failed);
        }
    }

    /** Excludes retired KEKs from the record, up to the first KEK that still wraps a key. */
    private void excludeRetired(Kept before) {
        long inUse = lowestInUse();
        if (inUse > before.lowest()) {
            long now = Math.min(inUse, usage.firstKek(before.lowest()));
            change(record -> record.lowest() < now ? record.withLowest(now) : record);
        }
    }

    /** Gives retirements their MAC. A retirement without a genuine MAC counts from now on. */
    void confirmRetirements() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        epochs.all().stream()
                .filter(epoch -> epoch.isIn(KekState.RETIRED) && !isConfirmed(epoch))
                .forEach(epoch -> epochs.confirmRetired(epoch.kek(), now, mac(epoch.kek(), now)));
    }

    /**
     * Returns whether the portal itself has stored when this KEK retired. Somebody who can write to the database could
     * otherwise have a KEK dropped that backups still need.
     */
    boolean isConfirmed(Epoch retired) {
        return retired.retiredAt() != null
                && MessageDigest.isEqual(mac(retired.kek(), retired.retiredAt()), retired.retiredMac());
    }

    private byte[] mac(KeyRef kek, Instant retiredAt) {
        byte[] time = ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, retiredAt))
                .array();
        return canary.use(KeyLabel.KEKS, prk -> Hkdf.expand(prk, Hmac.LENGTH, RETIRED, kek.bytes(), time));
    }

    private long lowestInUse() {
        return epochs.firstInUse(clock.instant().minus(SETTLED));
    }

    /** Returns the tenant key. If its KEK has retired, raises an alarm and throws. */
    WrappedKey admitted(WrappedKey key) throws NotOpened {
        if (lowest == 0) {
            readRecord();
        }
        if (alarmIfRetired(key.kek().number())) {
            throw new NotOpened(Reason.KEK_RETIRED);
        }
        return key;
    }

    /** @throws VaultException if this node doesn't know which KEKs have retired: a planted key might seal */
    void demandRecord() {
        if (lowest == 0 && readRecord().isEmpty()) {
            throw new VaultException(NOT_TRUSTED);
        }
    }

    private boolean alarmIfRetired(long kek) {
        boolean retired = kek < lowest;
        if (retired) {
            raise("A tenant key is wrapped with KEK " + kek + ", which has retired, and isn't unwrapped", PLANTED);
        }
        return retired;
    }

    /** Returns whether the database is as new as the record, and no key is under a retired KEK. */
    public boolean isWell() {
        return active().isPresent()
                && numberOf(recipient()) >= lastRecipient()
                && usage.take().stream().noneMatch(count -> alarmIfRetired(count.kek()));
    }

    /**
     * Stores what the database says now, for example after an old backup was restored on purpose.
     *
     * @throws VaultException if its canary holds another key than at the start of this process
     */
    public void accept() {
        Epoch active = epochs.active();
        if (!checkCanary(active)) {
            throw new VaultException(NOT_TRUSTED);
        }
        KeyRef kek = active.kek();
        long recipient = numberOf(recipients.newest());
        long first = Math.min(lowestInUse(), usage.firstKek(KekFile.FIRST));
        Kept now = new Kept(kek, !keks.isOutsideKeystore(kek), recipient, first);
        canary.use(KeyLabel.KEKS, prk -> {
            file.keep(now, prk);
            return now;
        });
        lowest = now.lowest();
        LOG.info("KEK {} and recovery key {} are those that later ones are compared with", kek, now.recipient());
    }

    /** Reads the record, or creates a missing one. Raises an alarm if it is damaged or another database's. */
    private Optional<Kept> readRecord() {
        if (!file.exists()) {
            createRecord();
        }
        Optional<Kept> kept = canary.use(KeyLabel.KEKS, file::read);
        kept.ifPresent(record -> lowest = record.lowest());
        if (kept.isEmpty()) {
            raise(
                    "What was kept of the KEKs in the folder of seals is damaged, or another database's",
                    "Bring the folder of seals of this database back.");
        }
        return kept;
    }

    private void createRecord() {
        Instant since = Optional.ofNullable(epochs.active().promotedAt()).orElse(Instant.EPOCH);
        accept();
        if (since.isBefore(clock.instant().minus(OLD))) {
            LOG.warn(
                    "This node had no record of the KEK in its folder of seals, and begins with KEK {}."
                            + " If the folder isn't new, find out who removed the record.",
                    epochs.active().kek());
        }
    }

    private void change(UnaryOperator<Kept> change) {
        canary.use(KeyLabel.KEKS, prk -> {
            file.change(prk, change);
            return true;
        });
    }

    private synchronized void raise(String what, String action) {
        Instant now = clock.instant();
        if (Duration.between(reportedSince, now).abs().compareTo(QUIET) >= 0) {
            reported.clear();
            reportedSince = now;
        }
        if (reported.size() < MAX_MESSAGES && reported.add(what)) {
            LOG.error("{}. {}", what, action);
            alarms.raise(Kind.KEKS_CHANGED, Context.RESERVED_OWNER);
        }
    }
}
