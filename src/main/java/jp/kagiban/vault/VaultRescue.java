package jp.kagiban.vault;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Recipients.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a database whose keystore is lost another one, by the key that lay offline: with a new KEK, which wraps all tenant keys anew.
 * Cut off anywhere, it is done again and takes up what is left.
 */
public class VaultRescue {

    private static final Logger LOG = LoggerFactory.getLogger(VaultRescue.class);

    private final KeystoreFile file;
    private final Epochs epochs;
    private final Recipients recipients;
    private final JdbcClient db;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random;

    VaultRescue(
            KeystoreFile file,
            Epochs epochs,
            Recipients recipients,
            JdbcClient db,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock,
            SecureRandom random) {
        this.file = file;
        this.epochs = epochs;
        this.recipients = recipients;
        this.db = db;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What has become of it.
     *
     * @param kek the number of the new KEK
     * @param keys how many tenant keys it wraps
     * @param left how many could not be opened; the log names them
     */
    public record Rescued(long kek, long keys, long left) {}

    /**
     * Does it. No portal runs meanwhile.
     *
     * @param pem what {@link RecoveryPair#pem} has written
     * @throws StartRefused if this isn't the recovery key of this database, or there is a keystore
     */
    public Rescued rescue(String pem, char[] passphrase) {
        Stored recipient = recipients
                .newest()
                .orElseThrow(() -> new StartRefused(
                        "No recovery key was ever made for this database.",
                        "Nothing but the vault's folder of that time opens it: bring that back from a backup."));
        RecoveryKey key = read(pem, passphrase);
        try (KeyMaterial canary = key.unwrap(recipient.canary())) {
            KeyWrapping.prove(newest(), canary);
            return rescue(key, canary);
        } catch (NotOpened _) {
            throw new StartRefused(
                    "This recovery key is not the one of this database, whose newest is number " + recipient.number()
                            + ", made at " + recipient.madeAt() + ".",
                    "Bring that one.");
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

    private Rescued rescue(RecoveryKey key, KeyMaterial canary) throws NotOpened {
        KeyRef kek = madeFor(newest().kek().number() + 1);
        try (BcfksProvider provider = BcfksProvider.of(file, random)) {
            KeyWrapping wrapping = new KeyWrapping(provider, random);
            new Rewrap(db, wrapping, scope, transaction, clock)
                    .run(kek, Instant.MAX, row -> key.unwrap(row.recovery()));
            WrappedKey anew = wrapping.wrapAnew(newest(), canary, kek);
            transaction.executeWithoutResult(_ -> epochs.startAnew(anew));
        }
        Census census = new Census(db, scope);
        long all = census.take().stream().mapToLong(Census.Count::keys).sum();
        long wrapped = census.of(kek);
        LOG.warn("The keystore was made anew by the recovery key: KEK {} wraps {} of {} keys", kek, wrapped, all);
        return new Rescued(kek.number(), wrapped, all - wrapped);
    }

    /** A keystore with this KEK alone: a new one, or the one of a rescue that was cut off. */
    private KeyRef madeFor(long number) {
        if (!file.folder().hasKeystore()) {
            return file.make(number);
        }
        Map<KeyRef, KeyMaterial> keks = file.read();
        keks.values().forEach(KeyMaterial::close);
        KeyRef only = keks.keySet().iterator().next();
        if (keks.size() > 1 || only.number() != number) {
            throw new StartRefused(
                    "There is a keystore already: " + file.folder().keystore() + ".",
                    "Start the portal with it. Only if it is not the one of this database, move it away and try again.");
        }
        return only;
    }
}
