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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the keys of deleted companies are beyond reach in backups too: these have them wrapped, and whoever keeps an old keystore or
 * recovery key beside an old backup unwraps them. The owner of the tables {@code shred_certificate} and {@code shred_attestation}.
 */
@Component
public class VaultShredding {

    private final JdbcClient db;
    private final Epochs epochs;
    private final RecoveryRecipients recipients;
    private final KekUsage usage;
    private final KekStores keks;
    private final StartLock lock;
    private final Duration kept;
    private final Clock clock;

    VaultShredding(
            JdbcClient db,
            Epochs epochs,
            RecoveryRecipients recipients,
            KekUsage usage,
            KekStores keks,
            StartLock lock,
            BackupSettings backups,
            Clock clock) {
        this.db = db;
        this.epochs = epochs;
        this.recipients = recipients;
        this.usage = usage;
        this.keks = keks;
        this.lock = lock;
        this.kept = backups.kept();
        this.clock = clock;
    }

    /** What stands between a certificate and its completion. */
    public enum Missing {
        /** The KEK that wrapped the company's keys, or one before it, has not retired. */
        KEK_IN_USE,
        /** The recovery key for which they were wrapped is still the newest one. */
        RECOVERY_KEY_IN_USE,
        /** Backups that hold them wrapped are still kept. */
        BACKUPS_KEPT,
        /** Nobody has attested that the copies of these keys are destroyed. */
        NOT_ATTESTED
    }

    /**
     * Of a deleted company's keys.
     *
     * @param kek the highest number of a KEK that wrapped them
     * @param inUse the first KEK that has not retired
     * @param backupsEnd when no backup is left that holds them
     * @param missing what stands between it and its completion; empty: complete
     */
    public record Certificate(
            TenantId company, Instant deletedAt, long kek, long inUse, Instant backupsEnd, Set<Missing> missing) {

        public boolean isComplete() {
            return missing.isEmpty();
        }
    }

    /**
     * Old keys by the last of their numbers.
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
     * The keys of a company that was deleted.
     *
     * @param kek the highest number of a KEK that wrapped one of them; backups may have them under it and those before
     * @param recipient the same of the offline recipients; 0 for none
     */
    private record Shredded(TenantId company, Instant deletedAt, long kek, long recipient) {}

    /**
     * Notes that the keys of this tenant are about to be destroyed, in the same transaction. Without keys there is nothing to note. What was
     * under way meanwhile is destroyed later, and never lowers what was noted.
     */
    static void certify(JdbcClient db, Clock clock, TenantId tenant) {
        wrappedBy(db, clock, tenant)
                .ifPresent(most -> db.sql(
                                "INSERT INTO shred_certificate (company_id, deleted_at, kek_number, recipient_number)"
                                        + " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE deleted_at = VALUES(deleted_at),"
                                        + " kek_number = GREATEST(kek_number, VALUES(kek_number)),"
                                        + " recipient_number = GREATEST(recipient_number, VALUES(recipient_number))")
                        .params(Column.of(tenant), Column.of(most.deletedAt()), most.kek(), most.recipient())
                        .update());
    }

    /** Locked: whoever wraps them anew at this moment has come to an end, and is seen. */
    private static Optional<Shredded> wrappedBy(JdbcClient db, Clock clock, TenantId tenant) {
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

    /** The latest first. */
    public List<Certificate> certificates() {
        long inUse = epochs.current().getFirst().kek().number();
        long newest = recipients.newest().map(Stored::number).orElse(Long.MAX_VALUE);
        Numbers attested = attested();
        return shredded().stream()
                .map(one -> certificate(one, inUse, newest, attested))
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

    private Certificate certificate(Shredded one, long inUse, long newest, Numbers attested) {
        Instant end = one.deletedAt().plus(kept);
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (one.kek() >= inUse) {
            missing.add(Missing.KEK_IN_USE);
        }
        if (one.recipient() >= newest) {
            missing.add(Missing.RECOVERY_KEY_IN_USE);
        }
        if (clock.instant().isBefore(end)) {
            missing.add(Missing.BACKUPS_KEPT);
        }
        if (!attested.covers(new Numbers(one.kek(), one.recipient()))) {
            missing.add(Missing.NOT_ATTESTED);
        }
        return new Certificate(one.company(), one.deletedAt(), one.kek(), inUse, end, missing);
    }

    /** Of which keys it was attested that no copy is left. */
    public Numbers attested() {
        return db.sql("SELECT MAX(kek_number) AS kek, MAX(recipient_number) AS recipient FROM shred_attestation")
                .query((row, _) -> new Numbers(row.getLong("kek"), row.getLong("recipient")))
                .single();
    }

    /** The keys that have been out of use for as long as backups are kept: whoever destroys them loses nothing. */
    public Numbers outOfUse() {
        Instant longAgo = clock.instant().minus(kept);
        return new Numbers(kekBefore(longAgo), recipientBefore(longAgo));
    }

    /** The last of those that have retired by then, with nothing left under them; none after one that hasn't. */
    private long kekBefore(Instant longAgo) {
        return epochs.all().stream()
                .takeWhile(epoch -> epoch.isRetiredBefore(longAgo) && usage.of(epoch.kek()) == 0)
                .mapToLong(epoch -> epoch.kek().number())
                .max()
                .orElse(0);
    }

    /** The last of those that gave way to another by then, with no key left that is wrapped for it or one before. */
    private long recipientBefore(Instant longAgo) {
        return recipients.genuine().stream()
                .filter(next -> next.madeAt().isBefore(longAgo))
                .mapToLong(next -> next.number() - 1)
                .filter(replaced -> usage.wrappedUpTo(replaced) == 0)
                .max()
                .orElse(0);
    }

    /**
     * Takes the KEKs that are {@link #outOfUse} out of this node's keystore and memory. No node makes a KEK meanwhile.
     *
     * @return up to which one; 0 if there was none
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
     * Notes that somebody has destroyed all copies of these keys. False if one of them isn't out of use for long enough, or still lies in
     * this node's keystore: then nothing has changed.
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
