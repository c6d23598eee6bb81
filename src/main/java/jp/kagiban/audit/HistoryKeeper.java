package jp.kagiban.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.audit.Chains.Head;
import jp.kagiban.shared.Outside;
import jp.kagiban.shared.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a day seals the end of each chain, grown or not, and cuts off at its beginning what is older than 400 days. A chain that
 * can't be sealed stays as it is, for the check to tell.
 */
@Component
class HistoryKeeper {

    static final Duration KEPT = Duration.ofDays(400);
    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);
    private static final Duration PERIOD = Duration.ofDays(1);

    private final Chains chains;
    private final Anchors anchors;
    private final Seals seals;
    private final ChainScope chain;
    private final TenantScope scope;
    private final HistoryJobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HistoryKeeper(
            Chains chains,
            Anchors anchors,
            Seals seals,
            ChainScope chain,
            TenantScope scope,
            HistoryJobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.chains = chains;
        this.anchors = anchors;
        this.seals = seals;
        this.chain = chain;
        this.scope = scope;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(clock.instant());
    }

    /** Returns when to come again. */
    Instant run() {
        for (UUID owner : scope.outside(Outside.CHAINS_OF_THE_HISTORY, chains::owners)) {
            keep(owner);
        }
        return clock.instant().plus(PERIOD);
    }

    private void keep(UUID owner) {
        chain.run(
                owner,
                () -> transaction.executeWithoutResult(_ -> {
                    Head head = chains.lock(owner);
                    if (seals.set(owner, head)) {
                        chains.lastBefore(owner, clock.instant().minus(KEPT)).ifPresent(last -> cut(owner, last));
                    }
                }));
    }

    private void cut(UUID owner, Link last) {
        int removed = chains.removeUpTo(owner, last.seq());
        anchors.set(owner, Kind.CUT, last.seq(), last.hash(), removed);
        anchors.removeBefore(owner, last.seq());
        LOG.info("Cut {} old entries off the history of {}, up to entry {}", removed, owner, last.seq());
    }
}
