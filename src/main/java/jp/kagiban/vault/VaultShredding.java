package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.shared.StartRefused;
import jp.kagiban.vault.Epochs.Epoch;
import jp.kagiban.vault.Recipients.Stored;
import jp.kagiban.vault.ShredRows.Attested;
import jp.kagiban.vault.ShredRows.Shredded;

/**
 * Whether the keys of deleted companies are beyond reach in backups too: these have them wrapped, and whoever keeps an old keystore or
 * recovery key beside an old backup unwraps them.
 */
public class VaultShredding {

    private final ShredRows rows;
    private final Epochs epochs;
    private final Recipients recipients;
    private final Census census;
    private final KeystoreFile file;
    private final BcfksProvider provider;
    private final Duration kept;
    private final Clock clock;

    VaultShredding(
            ShredRows rows,
            Epochs epochs,
            Recipients recipients,
            Census census,
            KeystoreFile file,
            BcfksProvider provider,
            BackupSettings backups,
            Clock clock) {
        this.rows = rows;
        this.epochs = epochs;
        this.recipients = recipients;
        this.census = census;
        this.file = file;
        this.provider = provider;
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
     * @param backupsEnd when no backup is left that holds them
     * @param missing what stands between it and its completion; empty: complete
     */
    public record Certificate(UUID company, Instant deletedAt, long kek, Instant backupsEnd, Set<Missing> missing) {

        public boolean isComplete() {
            return missing.isEmpty();
        }
    }

    /** The latest first. */
    public List<Certificate> certificates() {
        long unretired = epochs.current().getFirst().kek().number();
        long newest = recipients.newest().map(Stored::number).orElse(Long.MAX_VALUE);
        List<Attested> attested = rows.attested();
        return rows.shredded().stream()
                .map(one -> certificate(one, unretired, newest, attested))
                .toList();
    }

    private Certificate certificate(Shredded one, long unretired, long newest, List<Attested> attested) {
        Instant end = one.deletedAt().plus(kept);
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        if (one.kek() >= unretired) {
            missing.add(Missing.KEK_IN_USE);
        }
        if (one.recipient() >= newest) {
            missing.add(Missing.RECOVERY_KEY_IN_USE);
        }
        if (clock.instant().isBefore(end)) {
            missing.add(Missing.BACKUPS_KEPT);
        }
        if (attested.stream().noneMatch(a -> a.kek() >= one.kek() && a.recipient() >= one.recipient())) {
            missing.add(Missing.NOT_ATTESTED);
        }
        return new Certificate(one.company(), one.deletedAt(), one.kek(), end, missing);
    }

    /**
     * What was attested.
     *
     * @param kek no copy of a KEK up to this number is left
     * @param recipient the same of the recovery keys; 0 for none
     */
    public record Attestation(long kek, long recipient) {}

    /**
     * Takes the KEKs out of this node's keystore that retired so long ago that no backup needs them, and notes that somebody has destroyed
     * all other copies of them, and of the recovery keys before the newest. Empty if there are none, and nothing has changed.
     *
     * @throws StartRefused if the keystore can't be written
     */
    public synchronized Optional<Attestation> attest() {
        Instant longAgo = clock.instant().minus(kept);
        long kek = upTo(longAgo);
        long recipient = recipients
                .newest()
                .filter(newest -> newest.madeAt().isBefore(longAgo) && allAreFor(newest))
                .map(newest -> newest.number() - 1)
                .orElse(0L);
        boolean known = rows.attested().stream().anyMatch(a -> a.kek() >= kek && a.recipient() >= recipient);
        if (known || (kek == 0 && recipient == 0)) {
            return Optional.empty();
        }
        file.removeUpTo(kek);
        provider.forgetUpTo(kek);
        rows.attest(kek, recipient);
        return Optional.of(new Attestation(kek, recipient));
    }

    /** The last of those that have retired by then, with nothing left under them; none after one that hasn't. */
    private long upTo(Instant longAgo) {
        return epochs.all().stream()
                .takeWhile(epoch -> retiredBefore(epoch, longAgo) && census.of(epoch.kek()) == 0)
                .map(epoch -> epoch.kek().number())
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }

    private static boolean retiredBefore(Epoch epoch, Instant then) {
        return epoch.isIn(KekState.RETIRED)
                && Stream.ofNullable(epoch.retiredAt()).allMatch(at -> at.isBefore(then));
    }

    private boolean allAreFor(Stored newest) {
        long all = census.take().stream().mapToLong(Census.Count::keys).sum();
        return census.wrappedFor(newest.number()) == all;
    }
}
