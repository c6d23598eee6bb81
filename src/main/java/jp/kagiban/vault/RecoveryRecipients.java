package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.kagiban.shared.Column;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.Bytes;
import jp.kagiban.vault.envelope.Hkdf;
import jp.kagiban.vault.envelope.Hmac;
import jp.kagiban.vault.envelope.KeyLabel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the public keys for offline recovery in the table {@code recovery_recipient}; the newest one is used. Each has
 * a MAC under a key that isn't in the database. Without the MAC, somebody who can write to the database could have all
 * keys wrapped for themselves.
 */
@Component
class RecoveryRecipients {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryRecipients.class);

    /** Higher numbers can't come from this portal. */
    private static final long MAX_NUMBER = 1_000_000;

    private final JdbcClient db;
    private final CanaryKey canary;
    private final Clock clock;

    RecoveryRecipients(JdbcClient db, CanaryKey canary, Clock clock) {
        this.db = db;
        this.canary = canary;
        this.clock = clock;
    }

    /**
     * A stored recipient.
     *
     * @param number the recovery key's number, from 1
     * @param publicKey X.509 SubjectPublicKeyInfo
     * @param canary the canary's key wrapped for this recipient, so keys derived from it also survive the loss of the
     *     keystore
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(long number, byte[] publicKey, byte[] canary, Instant madeAt, byte[] mac) {

        private byte[] message() {
            ByteBuffer fixed = ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(number)
                    .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, madeAt))
                    .putLong(publicKey.length);
            return Bytes.join(fixed.array(), publicKey, canary);
        }
    }

    /** Returns the newest recipient with a valid MAC; empty if no recovery key was ever made. */
    Optional<Stored> newest() {
        List<Stored> genuine = genuine();
        return genuine.isEmpty() ? Optional.empty() : Optional.of(genuine.getLast());
    }

    /** Returns the recipients with a valid MAC, ordered by number. */
    List<Stored> genuine() {
        return all(db).stream().filter(this::isGenuine).toList();
    }

    private boolean isGenuine(Stored stored) {
        boolean genuine = MessageDigest.isEqual(mac(stored.message()), stored.mac());
        if (!genuine) {
            LOG.error("Recovery key {} was not stored by this portal. Nothing is wrapped for it.", stored.number());
        }
        return genuine;
    }

    /**
     * Returns all recipients, ordered by number, whether genuine or not. A private key that unwraps a recipient's
     * canary proves the recipient genuine.
     */
    static List<Stored> all(JdbcClient db) {
        return db.sql("SELECT recipient_number, public_key, canary_wrapped, made_at, mac FROM recovery_recipient"
                        + " ORDER BY recipient_number")
                .query((row, _) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("recipient_number"),
                row.getBytes("public_key"),
                row.getBytes("canary_wrapped"),
                Objects.requireNonNull(Column.instant(row, "made_at")),
                row.getBytes("mac"));
    }

    /** @param last the new number is higher than this one and all stored ones */
    Stored add(RecoveryRecipient recipient, byte[] canaryWrapped, long last) {
        long number = 1
                + all(db).stream()
                        .mapToLong(Stored::number)
                        .filter(other -> other > last && other < MAX_NUMBER)
                        .max()
                        .orElse(last);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] message = new Stored(number, recipient.encoded(), canaryWrapped, now, new byte[0]).message();
        Stored stored = new Stored(number, recipient.encoded(), canaryWrapped, now, mac(message));
        db.sql("INSERT INTO recovery_recipient (recipient_number, public_key, canary_wrapped, made_at, mac)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(number, stored.publicKey(), canaryWrapped, Column.of(now), stored.mac())
                .update();
        return stored;
    }

    private byte[] mac(byte[] message) {
        return canary.use(KeyLabel.RECIPIENT, prk -> Hkdf.expand(prk, Hmac.LENGTH, message));
    }
}
