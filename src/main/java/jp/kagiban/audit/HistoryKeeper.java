package jp.kagiban.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.audit.Chains.Head;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.OutOfReach;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Once a day, seals the end of each chain, even if it hasn't grown, and cuts off entries that are older than 400 days.
 * A chain that can't be sealed stays as it is, so that the check reports it. Nothing is cut off until a seal of any
 * chain confirms the clock. A chain with misdated seals isn't cut either.
 */
@Component
class HistoryKeeper {

    static final Duration KEPT = Duration.ofDays(400);
    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);
    private static final Duration PERIOD = Duration.ofDays(1);

    private final Chains chains;
    private final Anchors anchors;
    private final Seals seals;
    private final SealRule rule;
    private final SealedClock sealedClock;
    private final ChainScope chain;
    private final TenantScope scope;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HistoryKeeper(
            Chains chains,
            Anchors anchors,
            Seals seals,
            SealRule rule,
            SealedClock sealedClock,
            ChainScope chain,
            TenantScope scope,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.chains = chains;
        this.anchors = anchors;
        this.seals = seals;
        this.rule = rule;
        this.sealedClock = sealedClock;
        this.chain = chain;
        this.scope = scope;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Runs at once after a start, so that changes made in the database during a downtime are noticed. */
    @EventListener(ApplicationReadyEvent.class)
    void planAtStart() {
        jobs.plan(HistoryJobs.KEEP, clock.instant());
    }

    /** Seals and cuts all chains. Returns the time of the next run. */
    Instant run() {
        List<TenantId> owners = scope.outside(CrossTenantReason.CHAINS_OF_THE_HISTORY, chains::owners);
        Map<TenantId, Anchor> kept = seals.kept();
        AtomicInteger uncut = new AtomicInteger();
        boolean stoodStill = seals.begin(kept);
        try {
            // Check this before the run replaces seals.
            boolean clockConfirmed = sealedClock.isBorneOut();
            owners.forEach(owner ->
                    keep(owner, kept.get(owner), clockConfirmed, uncut).ifPresent(seal -> kept.put(owner, seal)));
            seals.end(false);
            if (uncut.get() > 0) {
                logUncut(uncut.get(), stoodStill || clockConfirmed);
            }
        } catch (RuntimeException fault) {
            if (OutOfReach.isIn(fault)) {
                seals.end(true);
            }
            throw fault;
        } finally {
            seals.keep(kept, owners);
        }
        return clock.instant().plus(PERIOD);
    }

    /** If a seal confirms the clock, only histories with misdated seals are left uncut. So the clock leapt before. */
    private static void logUncut(int uncut, boolean isClockDoubtful) {
        if (isClockDoubtful) {
            LOG.warn(
                    "Kept old entries of {} histories: the clock leapt, or the portal stood still."
                            + " Check the clock; a later run cuts them off once seals confirm it.",
                    uncut);
        } else {
            LOG.info("Kept old entries of {} histories; a later run cuts them off once a seal is 12 h old", uncut);
        }
    }

    /**
     * Seals and cuts one chain. Reads a long chain before it locks the chain, since logins and all that is recorded wait
     * for the lock. Returns the chain's last seal, which is committed by then.
     */
    private Optional<Anchor> keep(TenantId owner, @Nullable Anchor kept, boolean clockConfirmed, AtomicInteger uncut) {
        Seals.Walked walked = chain.in(owner, () -> seals.walk(owner));
        Optional<Link> old =
                chain.in(owner, () -> chains.lastBefore(owner, clock.instant().minus(KEPT)));
        return chain.in(
                owner,
                () -> transaction.execute(_ -> {
                    Head head = chains.lock(owner);
                    if (head.seq() == 0) {
                        return Optional.empty();
                    }
                    List<Anchor> genuine = anchors.genuine(owner);
                    boolean mayCut = old.isPresent()
                            && clockConfirmed
                            && rule.misdated(genuine).isEmpty();
                    Optional<Anchor> seal = seals.set(owner, head, genuine, kept, walked);
                    if (seal.isPresent() && mayCut) {
                        cut(owner, old.orElseThrow());
                    } else if (seal.isPresent() && old.isPresent()) {
                        uncut.incrementAndGet();
                    }
                    return seal;
                }));
    }

    private void cut(TenantId owner, Link last) {
        if (!seals.vouchesFor(owner, last)) {
            LOG.error("The history of {} is not cut: what is old in it is not as it was recorded", owner);
            return;
        }
        int removed = chains.removeUpTo(owner, last.seq());
        anchors.set(owner, Kind.CUT, last.seq(), last.hash(), removed);
        anchors.removeBefore(owner, last.seq());
        LOG.info("Cut {} old entries off the history of {}, up to entry {}", removed, owner, last.seq());
    }
}
