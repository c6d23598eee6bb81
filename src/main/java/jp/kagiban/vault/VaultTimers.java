package jp.kagiban.vault;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs the vault's periodic tasks on this node, independently of the jobs in the database. It closes before its
 * dependencies: then the node is removed once, and leases and alarms write what is left.
 */
@Component
final class VaultTimers implements AutoCloseable {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<VaultTimer> timers;
    private volatile boolean ready;

    VaultTimers(KeyCache cache, Leases leases, VaultNodes nodes, VaultAlarms alarms, LedgerCheck ledger) {
        nodes.beat();
        timers = List.of(
                new VaultTimer("vault-sweep", cache::sweep, KeyCache.SWEPT),
                new VaultTimer("vault-leases", leases::flush, Leases.FLUSH),
                new VaultTimer("vault-nodes", nodes::beat, VaultNodes.BEAT),
                new VaultTimer("vault-alarms", () -> flushOnceReady(alarms), VaultAlarms.FLUSH),
                new VaultTimer("vault-ledger", ledger::run, HOUR));
    }

    /** Alarms of the start wait until the portal is ready, since their listeners start late. */
    private void flushOnceReady(VaultAlarms alarms) {
        if (ready) {
            alarms.flush();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        ready = true;
    }

    @Override
    public void close() {
        timers.forEach(VaultTimer::close);
    }
}
