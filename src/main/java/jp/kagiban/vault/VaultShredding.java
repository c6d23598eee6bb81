package jp.kagiban.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.storage.StartLock;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.RecoveryRecipients.Stored;
import jp.kagiban.vault.envelope.KeyRef;
import jp.kagiban.vault.keys.KekStores;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows whether the keys of deleted companies are unreachable in backups too. Backups contain the wrapped keys, and an
 * old keystore or recovery key unwraps them. The tables {@code shred_certificate} and {@code shred_attestation} belong
 * to this class.
 */
@Component
public class VaultShredding {

    private final JdbcClient db;
    private final Epochs epochs;
    private final KekGuard guard;
    private final RecoveryRecipients recipients;
    private final KekUsage usage;
    private final KekStores keks;
    private final StartLock lock;
    private final Duration kept;
    private final Clock clock;

    VaultShredding(
            JdbcClient db,
            Epochs epochs,
            KekGuard guard,
            RecoveryRecipients recipients,
            KekUsage usage,
            KekStores keks,
            StartLock lock,
            BackupSettings backups,
            Clock clock) {
        this.db = db;
        this.epochs = epochs;
        this.guard = guard;
        this.recipients = recipients;
        this.usage = usage;
        this.keks = keks;
        this.lock = lock;
        this.kept = backups.kept();
        this.clock = clock;
    }

    /** The conditions that a certificate still lacks. */
    public enum Missing {
        /** The KEK that wrapped the company's keys, or an earlier one, has not retired. */
        KEK_IN_USE,
        /** The recovery key of these keys is still the newest one. */
        RECOVERY_KEY_IN_USE,
        /** Backups that contain the wrapped keys are still kept. */
        BACKUPS_KEPT,
        /** Nobody has attested that the copies of the KEK and recovery key are destroyed. */
        NOT_ATTESTED
    }

    /**
     * Certificate for a deleted company's keys.
     *
     * @param kek the highest number of a KEK that wrapped them
     * @param inUse the first KEK that has not retired
     * @param backupsEnd when the last backup that contains the keys is gone
     * @param missing what the certificate still needs; empty if it is complete
     */
    public record Certificate(
            TenantId company, Instant deletedAt, long kek, long inUse, Instant backupsEnd, Set<Missing> missing) {

        public boolean isComplete() {
            return missing.isEmpty();
        }
    }

    /**
     * Old keys, by their highest numbers.
     *
     * @param kek KEKs up to this one; 0 for none
     * @param recipient recovery keys up to this one; 0 for none
     */
    public record Numbers(long kek, long recipient) {

        boolean covers(Numbers other) {
            return kek >= other.kek && recipient >= other.recipient;
        }
    }

    /**
     * A deleted company's keys.
     *
     * @param kek the highest number of a KEK that wrapped one of them; backups may hold them under earlier ones too
     * @param recipient the highest number of an offline recipient; 0 for none
     */
    private record Shredded(TenantId company, Instant deletedAt, long kek, long recipient) {}

    /**
     * Records which KEK and recovery key wrapped this tenant's keys, before the same transaction destroys them. Does
     * nothing for a tenant without keys. A second call for the same tenant never lowers the numbers.
     */
    static void certify(JdbcClient db, Clock clock, TenantId tenant) {
        highestNumbers(db, clock, tenant)
                .ifPresent(shredded -> db.sql(
                                "INSERT INTO shred_certificate (company_id, deleted_at, kek_number, recipient_number)"
                                        + " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE deleted_at = VALUES(deleted_at),"
                                        + " kek_number = GREATEST(kek_number, VALUES(kek_number)),"
                                        + " recipient_number = GREATEST(recipient_number, VALUES(recipient_number))")
                        .params(
                                Column.of(tenant),
                                Column.of(shredded.deletedAt()),
                                shredded.kek(),
                                shredded.recipient())
                        .update());
    }

    /**
     * Returns the highest numbers that wrapped the tenant's keys. Locks the rows, so a concurrent rewrap has ended and
     * is visible.
     */
    private static Optional<Shredded> highestNumbers(JdbcClient db, Clock clock, TenantId tenant) {
        return db
                .sql("SELECT kek_number, recovery_number FROM tenant_key WHERE tenant_id = ? FOR UPDATE")
                .param(Column.of(tenant))
                .query((row, _) -> new Shredded(
                        tenant, clock.instant(), row.getLong("kek_number"), row.getLong("recovery_number")))
                .list()
                .stream()
                .reduce((one, other) -> new Shredded(
                        tenant,
                        one.deletedAt(),
                        Math.max(one.kek(), other.kek()),
                        Math.max(one.recipient(), other.recipient())));
    }

    /** Returns the certificates of all deleted companies, the latest first. */
    public List<Certificate> certificates() {
        long inUse = epochs.current().getFirst().kek().number();
        long newest = recipients.newest().map(Stored::number).orElse(Long.MAX_VALUE);
        Numbers attested = attested();
        return shredded().stream()
                .map(shredded -> certificate(shredded, inUse, newest, attested))
                .toList();
    }

    private List<Shredded> shredded() {
        return db.sql("SELECT company_id, deleted_at, kek_number, recipient_number FROM shred_certificate"
                        + " ORDER BY deleted_at DESC, company_id")
                .query((row, _) -> shredded(row))
                .list();
    }

    private static Shredded shredded(ResultSet row) throws SQLException {
        return new Shredded(
                Column.tenant(row, "company_id"),
                Objects.requireNonNull(Column.instant(row, "deleted_at")),
                row.getLong("kek_number"),
                row.getLong("recipient_number"));
    }

    private Certificate certificate(Shredded shredded, long inUse, long newest, Numbers attested) {
        Instant end = shredded.deletedAt().plus(kept);
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (shredded.kek() >= inUse) {
            missing.add(Missing.KEK_IN_USE);
        }
        if (shredded.recipient() >= newest) {
            missing.add(Missing.RECOVERY_KEY_IN_USE);
        }
        if (clock.instant().isBefore(end)) {
            missing.add(Missing.BACKUPS_KEPT);
        }
        if (!attested.covers(new Numbers(shredded.kek(), shredded.recipient()))) {
            missing.add(Missing.NOT_ATTESTED);
        }
        return new Certificate(shredded.company(), shredded.deletedAt(), shredded.kek(), inUse, end, missing);
    }

    /** Returns the keys whose copies operators have attested to be destroyed. */
    public Numbers attested() {
        return db.sql("SELECT MAX(kek_number) AS kek, MAX(recipient_number) AS recipient FROM shred_attestation")
                .query((row, _) -> new Numbers(row.getLong("kek"), row.getLong("recipient")))
                .single();
    }

    /**
     * Returns the keys that have been out of use for as long as backups are kept. They can be destroyed without loss.
     */
    public Numbers outOfUse() {
        Instant longAgo = clock.instant().minus(kept);
        return new Numbers(lastKekBefore(longAgo), lastRecipientBefore(longAgo));
    }

    /**
     * Returns the last KEK that had retired by this time and wraps nothing, if all earlier ones had too; 0 for none.
     */
    private long lastKekBefore(Instant longAgo) {
        return epochs.all().stream()
                .takeWhile(epoch ->
                        epoch.isRetiredBefore(longAgo) && guard.isConfirmed(epoch) && usage.of(epoch.kek()) == 0)
                .mapToLong(epoch -> epoch.kek().number())
                .max()
                .orElse(0);
    }

    /**
     * Returns the last recovery key that had been replaced by this time, and that no key uses, nor an earlier one; 0
     * for none.
     */
    private long lastRecipientBefore(Instant longAgo) {
        return recipients.genuine().stream()
                .filter(next -> next.madeAt().isBefore(longAgo))
                .mapToLong(next -> next.number() - 1)
                .filter(replaced -> usage.wrappedUpTo(replaced) == 0)
                .max()
                .orElse(0);
    }

    /**
     * Removes the KEKs that are {@link #outOfUse} from this node's keystore and memory. No node makes a KEK meanwhile.
     *
     * @return the highest number of a removed KEK; 0 if none was removed
     * @throws jp.kagiban.shared.StartRefused if the keystore can't be read or written
     */
    public long drop() {
        long kek = outOfUse().kek();
        return kek > 0 && lock.alone(() -> keks.dropUpTo(kek, retired())) ? kek : 0;
    }

    private Set<KeyRef> retired() {
        return epochs.all().stream()
                .filter(epoch -> epoch.isIn(KekState.RETIRED))
                .map(Epoch::kek)
                .collect(Collectors.toSet());
    }

    /**
     * Records that all copies of these keys are destroyed. Returns false and changes nothing if a key isn't {@link
     * #outOfUse}, or a KEK is still in this node's keystore.
     *
     * @throws jp.kagiban.shared.StartRefused if the keystore can't be read
     */
    public boolean attest(Numbers destroyed) {
        boolean nothing = destroyed.kek() == 0 && destroyed.recipient() == 0;
        if (nothing || !outOfUse().covers(destroyed) || keks.hasUpTo(destroyed.kek(), retired())) {
            return false;
        }
        db.sql("INSERT INTO shred_attestation (attested_at, kek_number, recipient_number) VALUES (?, ?, ?)")
                .params(Column.of(clock.instant()), destroyed.kek(), destroyed.recipient())
                .update();
        return true;
    }
}
