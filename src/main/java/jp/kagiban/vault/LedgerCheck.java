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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the ledger of each tenant up, and compares it with what it came to the last time. All that was noted before then must still be
 * there, and nothing else: else an alarm is raised, and what was kept stays, for the next time to find the same.
 */
@Component
public class LedgerCheck {

    /** How long entries are kept of what was destroyed; a key's life is a quarter of it. */
    static final Duration KEPT = Duration.ofDays(400);

    /** A transaction that has noted something has ended within this. */
    static final Duration SETTLED = TenantRotation.SETTLED;

    /** A ledger that is older has been added up. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final int PART = 2_000;

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
     * What a comparison has found.
     *
     * @param wrong how many tenants' ledgers aren't as the portal has left them
     * @param compared false where there was nothing to compare with, though there should have been
     */
    public record Found(int wrong, boolean compared) {

        public boolean isWell() {
            return wrong == 0 && compared;
        }
    }

    /**
     * Takes what there is now for right, whatever was kept in this node's folder: for a database that was brought back without the
     * files of its time. Empty while another node compares.
     */
    public Optional<Found> accept() {
        return alone(key -> {
            rows.dropForged(key);
            file.keep(Map.of(), key);
            return compareAll(key);
        });
    }

    /** Compares all ledgers. Empty while another node does. */
    public Optional<Found> run() {
        return alone(this::compareAll);
    }

    /** One at a time, on whichever node: some share the folder, and all the tables. */
    private synchronized Optional<Found> alone(Function<KeyMaterial, Found> task) {
        return lock.alone(
                () -> scope.outside(CrossTenantReason.LEDGERS_OF_ALL_TENANTS, () -> canary.use(KeyLabel.LEDGER, task)));
    }

    private Found compareAll(KeyMaterial key) {
        Instant now = clock.instant();
        Optional<Map<TenantId, Line>> read = file.read(key);
        Map<TenantId, Line> kept = read.orElseGet(HashMap::new);
        kept.values().removeIf(line -> !isComparable(line, now));
        Map<TenantId, Tally> tallies = tallied(kept, now.minus(SETTLED), key);
        boolean compared =
                read.isPresent() || tallies.values().stream().noneMatch(tally -> tally.isOlderThan(now.minus(A_DAY)));
        if (!compared) {
            alarms.raise(Kind.LEDGER_CHANGED, Context.RESERVED_OWNER);
        }
        int wrong = compare(tallies, kept, now, key);
        file.keep(kept, key);
        alarms.flush();
        return new Found(wrong, compared);
    }

    /** Leaves in {@code kept} what is to be kept now. The line of a tenant whose keys have gone stays: they may come back. */
    private int compare(Map<TenantId, Tally> tallies, Map<TenantId, Line> kept, Instant now, KeyMaterial key) {
        // Asked last: a tenant may have been deleted meanwhile.
        Set<TenantId> tenants = rows.tenantsWithKeys();
        int wrong = 0;
        for (Map.Entry<TenantId, Tally> one : tallies.entrySet()) {
            TenantId tenant = one.getKey();
            if (!tenants.contains(tenant)) {
                continue;
            }
            if (one.getValue().agreesWith(kept.get(tenant))) {
                kept.put(tenant, one.getValue().line());
                one.getValue().cut(tenant, now.minus(KEPT), rows, key);
            } else {
                wrong++;
                alarms.raise(Kind.LEDGER_CHANGED, tenant);
            }
        }
        return wrong;
    }

    /** One from before the oldest entry that is kept, or made while the clock was ahead, can't be compared. */
    private static boolean isComparable(Line line, Instant now) {
        return line.until().isBefore(now) && line.until().isAfter(now.minus(KEPT));
    }

    private Map<TenantId, Tally> tallied(Map<TenantId, Line> kept, Instant settled, KeyMaterial key) {
        Map<TenantId, Tally> tallies = new HashMap<>();
        Map<TenantId, Cut> cut = rows.cuts(key);
        cut.forEach((tenant, one) -> tallies.put(tenant, new Tally(one, kept.get(tenant), settled)));
        kept.forEach((tenant, line) -> tallies.computeIfAbsent(tenant, _ -> new Tally(Cut.NONE, line, settled)));
        List<Row> part = rows.after(Row.BEFORE_ALL, PART);
        while (!part.isEmpty()) {
            for (Row row : part) {
                tallies.computeIfAbsent(row.tenant(), _ -> new Tally(Cut.NONE, null, settled))
                        .add(row, key);
            }
            part = rows.after(part.getLast(), PART);
        }
        return tallies;
    }

    /** One tenant's ledger as it is added up: what was noted before the last comparison, and what came later. */
    private static final class Tally {

        private final boolean genuine;
        private final Instant last;
        private final Instant until;
        private LedgerSum earlier;
        private LedgerSum later = LedgerSum.NONE;
        private Instant oldest = Instant.MAX;
        private Instant oldestEnd = Instant.MAX;

        /**
         * @param cut what was taken out
         * @param kept what it came to the last time; null: there is nothing to compare with
         * @param settled entries from before then are all there
         */
        Tally(Cut cut, @Nullable Line kept, Instant settled) {
            genuine = cut.genuine();
            earlier = cut.sum();
            last = kept == null ? Instant.EPOCH : kept.until();
            // A clock that was set back takes nothing out that was added up.
            until = last.isAfter(settled) ? last : settled;
        }

        /** Adds an entry, unless it was noted too lately for all of its time to be there. */
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

        /** Whether an entry is from before then. */
        boolean isOlderThan(Instant then) {
            return oldest.isBefore(then);
        }

        /** What is to be kept. */
        Line line() {
            return new Line(until, earlier.plus(later));
        }

        /** Takes out what was destroyed before then, if anything was. */
        void cut(TenantId tenant, Instant before, LedgerRows rows, KeyMaterial key) {
            if (oldestEnd.isBefore(before)) {
                rows.cut(tenant, before, key);
            }
        }
    }
}
