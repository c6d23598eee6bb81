package jp.kagiban.vault;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a database whose keystore is lost another one, by the key that lay offline: with a new KEK, which wraps all tenant keys anew.
 * Until all are wrapped nothing is final: cut off anywhere, or with some left, it is done again, by another recovery key if need be.
 */
@Component
public class VaultRescue {

    /** The property of a start that only makes a new keystore: a missing one doesn't refuse it. */
    public static final String UNDER_WAY = "kagiban.vault.rescue-under-way";

    private static final Logger LOG = LoggerFactory.getLogger(VaultRescue.class);

    private final KeystoreFile file;
    private final Epochs epochs;
    private final KekFile seen;
    private final StartLock lock;
    private final JdbcClient db;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random;

    VaultRescue(
            KeystoreFile file,
            Epochs epochs,
            KekFile seen,
            StartLock lock,
            JdbcClient db,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        this.file = file;
        this.epochs = epochs;
        this.seen = seen;
        this.lock = lock;
        this.db = db;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
        this.random = VaultConfiguration.ofTheOperatingSystem();
    }

    /**
     * What has become of it.
     *
     * @param kek the number of the new KEK
     * @param keys how many tenant keys it wraps
     * @param left how many could not be opened
     * @param over whether the portal can be started with it
     */
    public record Rescued(long kek, long keys, long left, boolean over) {}

    /**
     * Does it. No portal runs meanwhile.
     *
     * @param pem what {@link RecoveryPair#pem} has written
     * @param giveUpTheRest whether it is over though keys are left: nothing opens these any more
     * @throws StartRefused if this is no recovery key of this database, there is a keystore, or a portal runs
     */
    public Rescued rescue(String pem, char[] passphrase, boolean giveUpTheRest) {
        return lock.alone(() -> alone(pem, passphrase, giveUpTheRest));
    }

    private Rescued alone(String pem, char[] passphrase, boolean giveUpTheRest) {
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
        try (KeyMaterial canary = canary(key, recipients)) {
            return rescue(key, canary, giveUpTheRest);
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

    private WrappedKey newest() {
        return epochs.all().getLast().canary();
    }

    /** The canary's key, which each recovery key of this database opens; the caller closes it. */
    private KeyMaterial canary(RecoveryKey key, List<Stored> recipients) {
        for (Stored recipient : recipients) {
            try (KeyMaterial opened = key.unwrap(recipient.canary())) {
                KeyWrapping.prove(newest(), opened);
                return opened.copy();
            } catch (NotOpened another) {
                LOG.debug("It isn't recovery key {}", recipient.number(), another);
            }
        }
        Stored last = recipients.getLast();
        throw new StartRefused(
                "This recovery key isn't one of this database's, whose newest is number " + last.number()
                        + ", with the fingerprint " + VaultRecovery.fingerprint(last.publicKey()) + ", made at "
                        + last.madeAt() + ".",
                "Bring that one.");
    }

    private Rescued rescue(RecoveryKey key, KeyMaterial canary, boolean giveUpTheRest) {
        KekUsage usage = new KekUsage(db, scope);
        KeyRef kek = made(usage);
        try (BcfksProvider provider = BcfksProvider.of(file::read, random)) {
            KeyWrapping wrapping = new KeyWrapping(provider, random);
            KeyRows rows = new KeyRows(db, scope, transaction, clock);
            new Rewrap(db, rows, wrapping, KekStores.AT_ONCE_HERE, clock)
                    .run(kek, Instant.MAX, row -> rewrapped(wrapping, row, key, kek));
            long wrapped = usage.of(kek);
            long left = usage.all() - wrapped;
            boolean over = left == 0 || giveUpTheRest;
            if (over) {
                WrappedKey anew = wrapping.wrapAnew(newest(), canary, kek);
                transaction.executeWithoutResult(_ -> epochs.startAnew(anew));
                keepSeen(kek, canary);
            }
            return new Rescued(kek.number(), wrapped, left, over);
        } catch (NotOpened impossible) {
            throw new IllegalStateException("The canary's key is another than a moment ago", impossible);
        }
    }

    /** The new KEK lies in the keystore, wherever later ones are to be made. */
    private void keepSeen(KeyRef kek, KeyMaterial canary) {
        try (KeyMaterial prk = KeyLabel.KEKS.prk(canary)) {
            Optional<Kept> before = seen.exists() ? seen.read(prk) : Optional.empty();
            long recipient = before.map(Kept::recipient).orElse(0L);
            long lowest = before.map(Kept::lowest).orElse(KekFile.FIRST);
            seen.keep(new Kept(kek, true, recipient, lowest), prk);
        }
    }

    private static WrappedKey rewrapped(KeyWrapping wrapping, Row row, RecoveryKey recovery, KeyRef kek)
            throws NotOpened {
        try (KeyMaterial key = recovery.unwrap(row.recovery())) {
            return wrapping.wrapAnew(row.key(), key, kek);
        }
    }

    /** The KEK that is alone in its keystore: a new one, or the one of a rescue that isn't over. */
    private KeyRef made(KekUsage usage) {
        long last = newest().kek().number();
        if (!file.folder().hasKeystore()) {
            return file.make(Math.max(last, usage.lastKek()) + 1);
        }
        Set<KeyRef> keks = file.refs();
        KeyRef any = keks.iterator().next();
        if (keks.size() > 1 || any.number() <= last) {
            throw new StartRefused(
                    "There is a keystore already: " + file.folder().keystore() + ".",
                    "Start the portal with it. If it is not the one of this database, or the portal's keys had moved to a token or an engine since, move"
                            + " it aside, keep it, and try again.");
        }
        return any;
    }
}
