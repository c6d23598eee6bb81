package jp.kagiban.vault;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.StartLock;
import jp.kagiban.vault.KekFile.Kept;
import jp.kagiban.vault.KeyRows.Row;
import jp.kagiban.vault.RecoveryRecipients.Stored;
import jp.kagiban.vault.envelope.DrawnRandom;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyWrapping;
import jp.kagiban.vault.keys.KeystoreFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a new keystore for a database that has lost its own. The recovery key unwraps all tenant keys, and a new KEK
 * wraps them. Nothing is final until all keys are wrapped. An interrupted or partial rescue can be repeated, even with
 * another recovery key.
 */
@Component
public class VaultRescue {

    /**
     * Property of a start that only makes a new keystore. It is set so that the missing keystore doesn't stop the
     * start.
     */
    public static final String UNDER_WAY = "kagiban.vault.rescue-under-way";

    /** A safeguard that an operator gives up, with the option of the command. */
    public enum Waiver {
        /** Finishes even if some keys are left; nothing can open these afterwards. */
        LEFT_KEYS("--without-the-rest"),
        /** Finishes although nothing proves that the keys in the database are this portal's. */
        PROOF("--without-proof");

        private final String option;

        Waiver(String option) {
            this.option = option;
        }

        public String option() {
            return option;
        }
    }

    /** The most unfinished rescues of a database; each has a KEK of its own. */
    private static final int MOST_RESCUES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(VaultRescue.class);

    private final KeystoreFile file;
    private final Epochs epochs;
    private final KekFile kekFile;
    private final StartLock lock;
    private final JdbcClient db;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random;

    VaultRescue(
            KeystoreFile file,
            Epochs epochs,
            KekFile kekFile,
            StartLock lock,
            JdbcClient db,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        this.file = file;
        this.epochs = epochs;
        this.kekFile = kekFile;
        this.lock = lock;
        this.db = db;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
        this.random = DrawnRandom.ofTheOperatingSystem();
    }

    /**
     * Result of a rescue.
     *
     * @param kek the number of the new KEK
     * @param keys number of tenant keys that it wraps
     * @param left number of keys that could not be opened
     * @param over whether the rescue is finished, so the portal can start with the new KEK
     */
    public record Rescued(long kek, long keys, long left, boolean over) {}

    /**
     * Runs the rescue while no portal runs.
     *
     * @param pem output of {@link RecoveryPair#pem}
     * @throws StartRefused if the key isn't a recovery key of this database, a keystore exists, or a portal runs
     */
    public Rescued rescue(String pem, char[] passphrase, Set<Waiver> waivers) {
        return lock.alone(() -> rescueAlone(pem, passphrase, waivers));
    }

    private Rescued rescueAlone(String pem, char[] passphrase, Set<Waiver> waivers) {
        if (lock.isShared() && !VaultNodes.running(db, clock).isEmpty()) {
            throw new StartRefused(
                    "A portal runs with this database, or ran within the last minute.",
                    "Stop all of them, and try again in a minute.");
        }
        List<Stored> recipients = RecoveryRecipients.all(db);
        if (recipients.isEmpty()) {
            throw new StartRefused(
                    "No recovery key was ever made for this database.",
                    "Nothing but the vault's folder of that time opens it: bring that back from a backup.");
        }
        RecoveryKey key = read(pem, passphrase);
        try (KeyMaterial canary = unwrapCanary(key, recipients)) {
            if (!waivers.contains(Waiver.PROOF)) {
                demandProof(key, canary);
            }
            return rescue(key, canary, waivers.contains(Waiver.LEFT_KEYS));
        }
    }

    private static RecoveryKey read(String pem, char[] passphrase) {
        try {
            return RecoveryKey.read(pem, passphrase);
        } catch (RecoveryKey.Unreadable unreadable) {
            LOG.debug("A recovery key did not open", unreadable);
            throw new StartRefused(
                    "This is no recovery key, or the passphrase is another's.",
                    "It begins with BEGIN ENCRYPTED PRIVATE KEY; its passphrase was shown once, when it was made.");
        }
    }

    private WrappedKey newestCanary() {
        return epochs.all().getLast().canary();
    }

    /** Returns the canary's key, which each recovery key of this database unwraps; the caller closes it. */
    private KeyMaterial unwrapCanary(RecoveryKey key, List<Stored> recipients) {
        for (Stored recipient : recipients) {
            try (KeyMaterial canary = key.unwrap(recipient.canary())) {
                KeyWrapping.prove(newestCanary(), canary);
                return canary.copy();
            } catch (NotOpened mismatch) {
                LOG.debug("It isn't recovery key {}", recipient.number(), mismatch);
            }
        }
        Stored last = recipients.getLast();
        throw new StartRefused(
                "This recovery key isn't one of this database's, whose newest is number " + last.number()
                        + ", with the fingerprint " + VaultRecovery.fingerprint(last.publicKey()) + ", made at "
                        + last.madeAt() + ".",
                "Bring that one.");
    }

    /**
     * Refuses a canary that neither the recovery key's file nor this node's record proves. Anybody can encrypt a canary
     * of their own to the public recovery key, and then name a recovery key of their own.
     */
    private void demandProof(RecoveryKey key, KeyMaterial canary) {
        if (key.hasProof() && !key.proves(canary)) {
            throw new StartRefused(
                    "The line Canary in the recovery key's file doesn't fit this database: somebody has changed the keys in the database, or the line.",
                    "Restore an older backup of the database, with its seals.");
        }
        if (!key.hasProof() && !isRecorded(canary)) {
            throw new StartRefused(
                    "Nothing proves that the keys in the database are this portal's: the recovery key's file has no line Canary,"
                            + " and the folder of seals has no file keks of this database.",
                    "Bring this database's folder of seals, and try again. If it is lost, restore a backup with its seals, or"
                            + " add " + Waiver.PROOF.option()
                            + ": but if somebody has changed the database, they can read later secrets.");
        }
    }

    private boolean isRecorded(KeyMaterial canary) {
        try (KeyMaterial prk = KeyLabel.KEKS.prk(canary)) {
            return kekFile.exists() && kekFile.read(prk).isPresent();
        }
    }

    private Rescued rescue(RecoveryKey key, KeyMaterial canary, boolean giveUpTheRest) {
        KekUsage usage = new KekUsage(db, scope);
        KeyRef kek = makeOrFindKek(usage);
        try (KekStores keks = KekStores.inFile(file, random);
                KeyMaterial prk = KeyLabel.RECOVERY.prk(canary)) {
            KeyWrapping wrapping = new KeyWrapping(keks, random);
            KeyRows rows = new KeyRows(db, scope, transaction, clock);
            new Rewrap(db, rows, wrapping, keks.atOnce(), clock)
                    .run(kek, Instant.MAX, row -> rewrap(wrapping, row, key, prk, kek));
            long wrapped = usage.of(kek);
            long left = usage.all() - wrapped;
            boolean over = left == 0 || giveUpTheRest;
            if (over) {
                WrappedKey anew = wrapping.wrapAnew(newestCanary(), canary, kek);
                transaction.executeWithoutResult(_ -> epochs.startAnew(anew));
                recordKek(kek, canary);
            }
            return new Rescued(kek.number(), wrapped, left, over);
        } catch (NotOpened impossible) {
            throw new IllegalStateException("The canary's key is another than a moment ago", impossible);
        }
    }

    /** Records the new KEK. It is in the keystore, regardless of the place for later KEKs. */
    private void recordKek(KeyRef kek, KeyMaterial canary) {
        try (KeyMaterial prk = KeyLabel.KEKS.prk(canary)) {
            Optional<Kept> before = kekFile.exists() ? kekFile.read(prk) : Optional.empty();
            long recipient = before.map(Kept::recipient).orElse(0L);
            long lowest = before.map(Kept::lowest).orElse(KekFile.FIRST);
            kekFile.keep(new Kept(kek, true, recipient, lowest), prk);
        }
    }

    private static WrappedKey rewrap(KeyWrapping wrapping, Row row, RecoveryKey recovery, KeyMaterial prk, KeyRef kek)
            throws NotOpened {
        // Files of earlier versions have no proof, and their keys may have no MAC.
        if (recovery.hasProof()
                && !MessageDigest.isEqual(VaultRecovery.mac(prk, row.key(), row.recovery()), row.recoveryMac())) {
            throw new NotOpened(Reason.KEY_OR_CONTEXT);
        }
        try (KeyMaterial key = recovery.unwrap(row.recovery())) {
            return wrapping.wrapAnew(row.key(), key, kek);
        }
    }

    /** Returns the only KEK of the keystore: a new one, or that of an unfinished rescue. */
    private KeyRef makeOrFindKek(KekUsage usage) {
        long last = newestCanary().kek().number();
        if (usage.lastKek() > last + MOST_RESCUES) {
            throw new StartRefused(
                    "A tenant key names KEK " + usage.lastKek()
                            + ", which this portal has never made: somebody has changed" + " the table tenant_key.",
                    "Restore an older backup of the database, with its seals.");
        }
        if (!file.folder().hasKeystore()) {
            return file.make(Math.max(last, usage.lastKek()) + 1);
        }
        Set<KeyRef> keks = file.refs();
        KeyRef existing = keks.iterator().next();
        if (keks.size() > 1 || existing.number() <= last) {
            throw new StartRefused(
                    "There is a keystore already: " + file.folder().keystore() + ".",
                    "Start the portal with it. If it is not the one of this database, or the portal's keys had moved to a token or an engine since, move"
                            + " it aside, keep it, and try again.");
        }
        return existing;
    }
}
