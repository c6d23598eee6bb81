package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.NodeLock;
import jp.kagiban.vault.LedgerFile.Line;
import jp.kagiban.vault.LedgerRows.Cut;
import jp.kagiban.vault.LedgerRows.Row;
import jp.kagiban.vault.VaultAlarms.Kind;
import jp.kagiban.vault.derived.CanaryKey;
import jp.kagiban.vault.envelope.Context;
import jp.kagiban.vault.envelope.KeyLabel;
import jp.kagiban.vault.envelope.KeyMaterial;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up the ledger of each tenant, and compares the sum with the last sum. All earlier entries must still exist, and
 * no others. Otherwise an alarm is raised, and the old sum is kept for the next comparison.
 */
@Component
public class LedgerCheck {

    /** Time until entries of destroyed secrets are removed: four times the life of a key. */
    static final Duration KEPT = Duration.ofDays(400);

    /** A transaction that adds entries ends within this time. */
    static final Duration SETTLED = TenantRotation.SETTLED;

    /** If a ledger is older than this, its sum must exist. */
    private static final Duration SUM_DUE_AFTER = Duration.ofDays(1);

    private static final int PAGE_SIZE = 2_000;

    private final LedgerRows rows;
    private final LedgerFile file;
    private final CanaryKey canary;
    private final VaultAlarms alarms;
    private final TenantScope scope;
    private final NodeLock lock;
    private final Clock clock;

    LedgerCheck(
            JdbcClient db,
            SealsFolder folder,
            CanaryKey canary,
            VaultAlarms alarms,
            TenantScope scope,
            TransactionTemplate transaction,
            DataSource dataSource,
            Clock clock) {
        this.rows = new LedgerRows(db, transaction);
        this.file = new LedgerFile(folder.ledger());
        this.canary = canary;
        this.alarms = alarms;
        this.scope = scope;
        this.lock = new NodeLock(dataSource, "kagiban-ledger-");
        this.clock = clock;
    }

    /**
     * Result of a comparison.
     *
     * @param wrong how many tenants have a ledger that was changed
     * @param compared false if the previous sums are missing although they should exist
     */
    public record Found(int wrong, boolean compared) {

        public boolean isWell() {
            return wrong == 0 && compared;
        }
    }

    /**
     * Accepts the ledgers as they are now, regardless of this node's sums. Needed after a restore of the database
     * without the files of its time. Returns empty while another node compares.
     */
    public Optional<Found> accept() {
        return exclusively(key -> {
            rows.dropForged(key);
            file.keep(Map.of(), key);
            return compareAll(key);
        });
    }

    /** Compares all ledgers. Returns empty while another node compares. */
    public Optional<Found> run() {
        return exclusively(this::compareAll);
    }

    /** Runs the task on one node at a time, since nodes share the tables and may share the folder. */
    private synchronized Optional<Found> exclusively(Function<KeyMaterial, Found> task) {
        return lock.alone(
                () -> scope.outside(CrossTenantReason.LEDGERS_OF_ALL_TENANTS, () -> canary.use(KeyLabel.LEDGER, task)));
    }

    private Found compareAll(KeyMaterial key) {
        Instant now = clock.instant();
        Optional<Map<TenantId, Line>> read = file.read(key);
        Map<TenantId, Line> kept = read.orElseGet(HashMap::new);
        kept.values().removeIf(line -> !isComparable(line, now));
        Map<TenantId, Tally> tallies = tallyAll(kept, now.minus(SETTLED), key);
        boolean compared = read.isPresent()
                || tallies.values().stream().noneMatch(tally -> tally.isOlderThan(now.minus(SUM_DUE_AFTER)));
        if (!compared) {
            alarms.raise(Kind.LEDGER_CHANGED, Context.RESERVED_OWNER);
        }
        int wrong = compare(tallies, kept, now, key);
        file.keep(kept, key);
        alarms.flush();
        return new Found(wrong, compared);
    }

    /**
     * Compares the sums, puts the new ones into {@code kept}, and returns how many were wrong. The sum of a tenant
     * without keys stays, since its keys may be restored.
     */
    private int compare(Map<TenantId, Tally> tallies, Map<TenantId, Line> kept, Instant now, KeyMaterial key) {
        // Read last, since a tenant may have been deleted meanwhile.
        Set<TenantId> tenants = rows.tenantsWithKeys();
        int wrong = 0;
        for (Map.Entry<TenantId, Tally> entry : tallies.entrySet()) {
            TenantId tenant = entry.getKey();
            if (!tenants.contains(tenant)) {
                continue;
            }
            if (entry.getValue().agreesWith(kept.get(tenant))) {
                kept.put(tenant, entry.getValue().line());
                entry.getValue().removeOld(tenant, now.minus(KEPT), rows, key);
            } else {
                wrong++;
                alarms.raise(Kind.LEDGER_CHANGED, tenant);
            }
        }
        return wrong;
    }

    /** Returns false for a sum that is older than the oldest entries, or was made while the clock was ahead. */
    private static boolean isComparable(Line line, Instant now) {
        return line.until().isBefore(now) && line.until().isAfter(now.minus(KEPT));
    }

    private Map<TenantId, Tally> tallyAll(Map<TenantId, Line> kept, Instant settled, KeyMaterial key) {
        Map<TenantId, Tally> tallies = new HashMap<>();
        Map<TenantId, Cut> cuts = rows.cuts(key);
        cuts.forEach((tenant, cut) -> tallies.put(tenant, new Tally(cut, kept.get(tenant), settled)));
        kept.forEach((tenant, line) -> tallies.computeIfAbsent(tenant, _ -> new Tally(Cut.NONE, line, settled)));
        List<Row> page = rows.after(Row.BEFORE_ALL, PAGE_SIZE);
        while (!page.isEmpty()) {
            for (Row row : page) {
                tallies.computeIfAbsent(row.tenant(), _ -> new Tally(Cut.NONE, null, settled))
                        .add(row, key);
            }
            page = rows.after(page.getLast(), PAGE_SIZE);
        }
        return tallies;
    }

    /** Adds up one tenant's ledger in two parts: the entries before the last comparison, and the later entries. */
    private static final class Tally {

        private final boolean genuine;
        private final Instant last;
        private final Instant until;
        private LedgerSum earlier;
        private LedgerSum later = LedgerSum.NONE;
        private Instant oldest = Instant.MAX;
        private Instant oldestEnd = Instant.MAX;

        /**
         * @param cut the sum of the removed entries
         * @param kept the last sum; null if there is none
         * @param settled all entries before this time are visible
         */
        Tally(Cut cut, @Nullable Line kept, Instant settled) {
            genuine = cut.genuine();
            earlier = cut.sum();
            last = kept == null ? Instant.EPOCH : kept.until();
            // If the clock was set back, entries that were added up stay in the sum.
            until = last.isAfter(settled) ? last : settled;
        }

        /** Adds an entry, unless it is so new that concurrent entries may still be invisible. */
        void add(Row row, KeyMaterial key) {
            if (row.at().isBefore(last)) {
                earlier = earlier.plus(row, key);
            } else if (row.at().isBefore(until)) {
                later = later.plus(row, key);
            }
            if (row.at().isBefore(oldest)) {
                oldest = row.at();
            }
            if (row.key() == 0 && row.at().isBefore(oldestEnd)) {
                oldestEnd = row.at();
            }
        }

        boolean agreesWith(@Nullable Line kept) {
            return genuine && (kept == null || kept.sum().equals(earlier));
        }

        /** Returns whether an entry is older than this. */
        boolean isOlderThan(Instant then) {
            return oldest.isBefore(then);
        }

        /** The new sum. */
        Line line() {
            return new Line(until, earlier.plus(later));
        }

        /** Removes entries of secrets that were destroyed before this time. */
        void removeOld(TenantId tenant, Instant before, LedgerRows rows, KeyMaterial key) {
            if (oldestEnd.isBefore(before)) {
                rows.removeDestroyed(tenant, before, key);
            }
        }
    }
}
