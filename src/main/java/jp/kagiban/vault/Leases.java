package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Outage;
import jp.kagiban.vault.LeaseRows.Count;
import jp.kagiban.vault.LeaseRows.Lease;
import jp.kagiban.vault.LeaseRows.Opened;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Manages the leases under which jobs open secrets: one per tenant, purpose and day in Tokyo. The history records a
 * lease before its first opening. Openings per shop are counted in memory, stored every minute, and recorded in the
 * history after the end of the day. A killed node loses counts that aren't stored yet.
 */
@Component
class Leases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** Interval at which each node stores its counts. */
    static final Duration FLUSH = Duration.ofMinutes(1);

    /** Maximum number of shops in one entry of the history, since the entry's text is limited. */
    static final int SHOPS = 36;

    /** Stands for all shops. */
    private static final String ALL_SHOPS = "ALL";

    private static final int BATCH_SIZE = 256;

    private final LeaseRows rows;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final TransactionTemplate newTransaction;
    private final Clock clock;
    private final Set<Lease> taken = ConcurrentHashMap.newKeySet();
    private final Map<Opened, Long> counts = new ConcurrentHashMap<>();

    Leases(JdbcClient db, AuditTrail trail, TenantScope scope, PlatformTransactionManager transactions, Clock clock) {
        this.rows = new LeaseRows(db);
        this.trail = trail;
        this.scope = scope;
        this.newTransaction = new TransactionTemplate(transactions);
        newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Removes all leases of the current tenant, which is being deleted. */
    void forget(TenantId tenant) {
        counts.keySet().removeIf(opened -> opened.lease().tenant().equals(tenant));
        taken.removeIf(lease -> lease.tenant().equals(tenant));
        rows.remove(tenant);
    }

    /** Takes today's lease, unless it is taken already. */
    void take(Use.Purpose purpose, @Nullable ShopId shop) {
        take(scope.current(), purpose, shop);
    }

    private Lease take(TenantId tenant, Use.Purpose purpose, @Nullable ShopId shop) {
        Lease lease = new Lease(tenant, Jst.today(clock), purpose.name());
        if (!taken.contains(lease)) {
            scope.run(
                    tenant,
                    () -> newTransaction.executeWithoutResult(_ -> {
                        if (rows.add(lease)) {
                            trail.record(openingRecord(lease, shop != null));
                        }
                    }));
            taken.add(lease);
        }
        return lease;
    }

    void count(Use.Purpose purpose, @Nullable ShopId shop) {
        count(scope.current(), purpose, shop);
    }

    void count(TenantId tenant, Use.Purpose purpose, @Nullable ShopId shop) {
        Lease lease = take(tenant, purpose, shop);
        counts.merge(new Opened(lease, shop == null ? LeaseRows.NO_SHOP : shop), 1L, Long::sum);
    }

    /**
     * Stores the counts and forgets leases of past days. Counts that can't be stored wait for the next flush. A
     * concurrent caller waits until all counts are stored.
     */
    synchronized void flush() {
        LocalDate today = Jst.today(clock);
        List<Opened> all = List.copyOf(counts.keySet());
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            if (!store(drain(all.subList(from, Math.min(from + BATCH_SIZE, all.size()))))) {
                return;
            }
        }
        taken.removeIf(lease -> lease.day().isBefore(today));
    }

    private Map<Opened, Long> drain(List<Opened> keys) {
        Map<Opened, Long> drained = new HashMap<>();
        for (Opened opened : keys) {
            Long counted = counts.remove(opened);
            if (counted != null) {
                drained.put(opened, counted);
            }
        }
        return drained;
    }

    private boolean store(Map<Opened, Long> drained) {
        if (drained.isEmpty()) {
            return true;
        }
        Set<TenantId> tenants =
                drained.keySet().stream().map(opened -> opened.lease().tenant()).collect(Collectors.toSet());
        try {
            scope.among(tenants, () -> {
                rows.count(drained);
                return tenants;
            });
            return true;
        } catch (RuntimeException failed) {
            drained.forEach((opened, counted) -> counts.merge(opened, counted, Long::sum));
            LOG.atLevel(Outage.isIn(failed) ? Level.DEBUG : Level.WARN)
                    .log(
                            "Openings could not be added to a lease: {}",
                            failed.getClass().getSimpleName());
            return false;
        }
    }

    /** Records the openings under leases of past days in the history, and removes these leases. */
    void closeOld() {
        flush();
        LocalDate today = Jst.today(clock);
        List<TenantId> tenants = scope.outside(CrossTenantReason.LEASES_OF_PAST_DAYS, () -> rows.tenantsBefore(today));
        tenants.forEach(tenant ->
                scope.run(tenant, () -> newTransaction.executeWithoutResult(_ -> close(tenant, today))));
    }

    /** Drops the counts of a tenant that was deleted meanwhile, since its history is gone. */
    private void close(TenantId tenant, LocalDate today) {
        Map<Lease, List<Count>> old = rows.lockBefore(tenant, today).stream()
                .collect(Collectors.groupingBy(
                        count -> count.opened().lease(), LinkedHashMap::new, Collectors.toList()));
        if (rows.hasKeys(tenant)) {
            old.forEach((lease, counts) -> closingRecords(lease, counts).forEach(trail::record));
        }
        rows.removeBefore(tenant, today);
    }

    /** @param ofShops whether secrets of shops are opened under the lease */
    private static AuditRecord openingRecord(Lease lease, boolean ofShops) {
        return auditRecord(Action.SECRETS_OPENED, lease).with(Detail.SHOPS, ofShops ? ALL_SHOPS : null);
    }

    /**
     * Returns the history's entries for one past lease: at most one for openings without a shop, and one for each
     * {@link #SHOPS} shops.
     */
    static List<AuditRecord> closingRecords(Lease lease, List<Count> counts) {
        List<Count> ofShops = counts.stream()
                .filter(count -> !count.opened().shop().equals(LeaseRows.NO_SHOP))
                .toList();
        long others = sum(counts) - sum(ofShops);
        List<AuditRecord> records = new ArrayList<>();
        if (others > 0 || ofShops.isEmpty()) {
            records.add(auditRecord(Action.SECRETS_CLOSED, lease).counting(others));
        }
        for (int from = 0; from < ofShops.size(); from += SHOPS) {
            List<Count> page = ofShops.subList(from, Math.min(from + SHOPS, ofShops.size()));
            records.add(auditRecord(Action.SECRETS_CLOSED, lease)
                    .with(Detail.SHOPS, text(page))
                    .counting(sum(page)));
        }
        return records;
    }

    private static long sum(List<Count> counts) {
        return counts.stream().mapToLong(Count::openings).sum();
    }

    private static String text(List<Count> counts) {
        return counts.stream()
                .map(count -> count.opened().shop() + ":" + count.openings())
                .collect(Collectors.joining(" "));
    }

    private static AuditRecord auditRecord(Action action, Lease lease) {
        return AuditRecord.of(action)
                .by(Actor.portal())
                .with(Detail.PURPOSE, lease.purpose())
                .with(Detail.DAY, lease.day());
    }

    @Override
    public void close() {
        VaultTimers.flushAtTheEnd("openings under leases", this::flush);
    }
}
