package jp.kagiban.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.LeaseRows.Lease;
import jp.kagiban.vault.LeaseRows.Open;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The leases under which jobs open secrets: one for each shop, purpose and day in Tokyo. A lease is in the history before the
 * first opening; how many there were is counted in memory, added to its row now and then, and written into the history when the
 * day is over. A killed node loses the part of the count that it hasn't added yet.
 */
class Leases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private static final Duration LAST_FLUSH = Duration.ofSeconds(5);

    /** For what belongs to no shop. */
    private static final UUID NO_SHOP = new UUID(0, 0);

    private final LeaseRows rows;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final Map<Lease, LongAdder> counts = new ConcurrentHashMap<>();

    Leases(LeaseRows rows, AuditTrail trail, TenantScope scope, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.trail = trail;
        this.scope = scope;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Removes all leases of the tenant in force, which is deleted. */
    void forget(UUID tenant) {
        counts.keySet().removeIf(lease -> lease.tenant().equals(tenant));
        rows.remove(tenant);
    }

    /** Takes today's lease unless it was taken before. */
    LongAdder take(Use.Purpose purpose, @Nullable UUID shop) {
        return take(scope.current(), purpose, shop);
    }

    private LongAdder take(UUID tenant, Use.Purpose purpose, @Nullable UUID shop) {
        Lease lease = new Lease(tenant, Jst.today(clock), purpose.name(), shop == null ? NO_SHOP : shop);
        LongAdder count = counts.get(lease);
        if (count != null) {
            return count;
        }
        scope.run(
                tenant,
                () -> apart.executeWithoutResult(_ -> {
                    if (rows.add(lease)) {
                        trail.record(deed(Action.SECRETS_OPENED, lease));
                    }
                }));
        return counts.computeIfAbsent(lease, _ -> new LongAdder());
    }

    void count(Use.Purpose purpose, @Nullable UUID shop) {
        take(purpose, shop).increment();
    }

    void count(UUID tenant, Use.Purpose purpose, UUID shop) {
        take(tenant, purpose, shop).increment();
    }

    private static AuditRecord deed(Action action, Lease lease) {
        AuditRecord deed = AuditRecord.of(action)
                .by(Actor.portal())
                .with(Detail.PURPOSE, lease.purpose())
                .with(Detail.DAY, lease.day());
        return lease.shop().equals(NO_SHOP) ? deed : deed.on(Subject.shop(lease.shop()));
    }

    /** Adds what was counted to the rows, and forgets leases whose day is over. What can't be added now is added the next time. */
    void flush() {
        LocalDate today = Jst.today(clock);
        for (Map.Entry<Lease, LongAdder> entry : List.copyOf(counts.entrySet())) {
            long counted = entry.getValue().sumThenReset();
            if (counted > 0 && !added(entry.getKey(), counted)) {
                entry.getValue().add(counted);
                return;
            }
            if (counted == 0 && entry.getKey().day().isBefore(today)) {
                counts.remove(entry.getKey());
            }
        }
    }

    private boolean added(Lease lease, long counted) {
        try {
            scope.run(lease.tenant(), () -> rows.count(lease, counted));
            return true;
        } catch (RuntimeException failed) {
            LOG.warn(
                    "Openings could not be added to a lease: {}",
                    failed.getClass().getSimpleName());
            return false;
        }
    }

    /** Writes into the history how often was opened under the leases of days that are over. */
    void closeOld() {
        flush();
        LocalDate today = Jst.today(clock);
        List<UUID> tenants = scope.outside(CrossTenantReason.LEASES_OF_PAST_DAYS, () -> rows.tenantsBefore(today));
        tenants.forEach(tenant -> scope.run(tenant, () -> apart.executeWithoutResult(_ -> close(tenant, today))));
    }

    private void close(UUID tenant, LocalDate today) {
        List<Open> old = rows.lockBefore(tenant, today);
        old.forEach(
                open -> trail.record(deed(Action.SECRETS_CLOSED, open.lease()).counting(open.openings())));
        rows.removeBefore(tenant, today);
    }

    /** At the end of the process, which does not wait for a database that has gone. */
    @Override
    public void close() {
        Thread last = Thread.ofPlatform().daemon().name("leases-end").start(this::flush);
        try {
            if (!last.join(LAST_FLUSH)) {
                LOG.warn("The last openings were not added to their leases");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
