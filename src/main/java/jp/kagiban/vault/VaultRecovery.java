package jp.kagiban.vault;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.vault.RecoveryRecipients.Stored;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.Hmac;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.WrappedKey;
import jp.kagiban.vault.keys.KekStores;
import jp.kagiban.vault.keys.KeyWrapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wraps each tenant key a second time, for an offline pair of keys. With it, the tenant keys can be recovered if the
 * keystore is lost.
 */
@Component
public class VaultRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(VaultRecovery.class);
    private static final int AT_ONCE = 64;

    private final JdbcClient db;
    private final KeyRows rows;
    private final RecoveryRecipients recipients;
    private final CanaryKey canary;
    private final KekGuard guard;
    private final KeyWrapping wrapping;
    private final KekUsage usage;
    private final VaultJobs jobs;
    private final int atOnce;

    /** The last recipient whose completion was logged. */
    private volatile long loggedRecipient;

    VaultRecovery(
            JdbcClient db,
            KeyRows rows,
            RecoveryRecipients recipients,
            CanaryKey canary,
            KekGuard guard,
            KeyWrapping wrapping,
            KekStores keks,
            KekUsage usage,
            VaultJobs jobs) {
        this.db = db;
        this.rows = rows;
        this.recipients = recipients;
        this.canary = canary;
        this.guard = guard;
        this.wrapping = wrapping;
        this.atOnce = Math.min(AT_ONCE, keks.atOnce());
        this.usage = usage;
        this.jobs = jobs;
    }

    /**
     * Progress of the wrapping.
     *
     * @param recipient its number, from 1
     * @param fingerprint {@link #fingerprint} of its public key
     * @param madeAt when its pair was made
     * @param wrapped number of tenant keys that its private key opens
     * @param keys number of all tenant keys
     */
    public record Standing(long recipient, String fingerprint, Instant madeAt, long wrapped, long keys) {}

    /** Empty if no recovery key was ever made. */
    public Optional<Standing> standing() {
        return recipients.newest().map(this::standing);
    }

    private Standing standing(Stored newest) {
        return new Standing(
                newest.number(),
                fingerprint(newest.publicKey()),
                newest.madeAt(),
                usage.wrappedFor(newest.number()),
                usage.all());
    }

    /**
     * A new recipient.
     *
     * @param proof a line that the file of the private key must contain after the key, so that a recovery recognises
     *     this database's canary
     */
    public record Begun(long recipient, String proof) {}

    /**
     * Starts to wrap all tenant keys for this public key, which replaces an earlier recovery key. New tenant keys are
     * wrapped for it at once.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo, as {@link RecoveryPair#publicKey} returns it
     * @throws IllegalArgumentException if it isn't a public key
     * @throws jp.kagiban.vault.keys.VaultException if this node doesn't trust the KEK in the database
     */
    public Begun begin(byte[] publicKey) {
        RecoveryRecipient recipient = RecoveryRecipient.of(publicKey);
        try (KeyMaterial canaryKey = wrapping.unlock(guard.demandActive().canary())) {
            long number = recipients
                    .add(recipient, recipient.wrap(canaryKey), guard.lastRecipient())
                    .number();
            guard.look();
            jobs.goOn();
            return new Begun(number, RecoveryKey.proof(canaryKey));
        } catch (NotOpened why) {
            throw new IllegalStateException("The canary's key can't be unwrapped", why);
        }
    }

    /** Wraps the keys that aren't wrapped for the newest recipient yet. Returns false if it stopped at the deadline. */
    boolean run(Instant deadline) {
        return guard.recipient().map(recipient -> run(recipient, deadline)).orElse(true);
    }

    private boolean run(Stored recipient, Instant deadline) {
        boolean finished = rows.each(
                deadline,
                after -> rows.lockNotFor(recipient.number(), after, atOnce),
                found -> found.forEach(row -> wrap(row.key(), recipient)));
        if (finished && loggedRecipient < recipient.number()) {
            loggedRecipient = recipient.number();
            LOG.info(
                    "Tenant keys are wrapped for the recovery key {} too; 'vault status' tells how many",
                    loggedRecipient);
        }
        return finished;
    }

    private void wrap(WrappedKey key, Stored recipient) {
        try (KeyMaterial plain = wrapping.unlock(guard.admitted(key))) {
            store(
                    key,
                    recipient.number(),
                    RecoveryRecipient.of(recipient.publicKey()).wrap(plain));
        } catch (NotOpened why) {
            LOG.warn(
                    "The key {} of tenant {} isn't wrapped for the recovery key: {}. Run 'vault doctor'",
                    key.ref(),
                    key.owner(),
                    why.reason());
        }
    }

    /** Wraps a new key for the recipient, if there is one. */
    void wrap(WrappedKey key) {
        guard.recipient().ifPresent(recipient -> wrap(key, recipient));
    }

    private void store(WrappedKey key, long recipient, byte[] wrapped) {
        byte[] mac = canary.use(KeyLabel.RECOVERY, prk -> mac(prk, key, wrapped));
        db.sql("UPDATE tenant_key SET recovery_number = ?, recovery_wrapped = ?, recovery_mac = ?"
                        + " WHERE tenant_id = ? AND key_version = ?")
                .params(
                        recipient,
                        wrapped,
                        mac,
                        Column.of(key.owner()),
                        key.ref().number())
                .update();
    }

    /**
     * Returns the MAC of a key that is wrapped for a recipient. Without the MAC, somebody who can write to the database
     * could give a tenant a key of their own.
     *
     * @param prk the canary's key for {@link KeyLabel#RECOVERY}
     */
    static byte[] mac(KeyMaterial prk, WrappedKey key, byte[] wrapped) {
        return Hkdf.expand(prk, Hmac.LENGTH, Column.of(key.owner()), key.ref().bytes(), wrapped);
    }

    /** Identifies a public key for people: the first half of its SHA-256, in groups of four digits. */
    public static String fingerprint(byte[] publicKey) {
        return HexFormat.of().formatHex(Hashes.sha256(publicKey), 0, 16).replaceAll("(.{4})(?=.)", "$1-");
    }
}
