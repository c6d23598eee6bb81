package jp.kagiban.audit;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.audit.Chains.Head;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Seals the ends of chains. A chain isn't sealed if it doesn't continue from its last seal, or if that seal was
 * removed. Otherwise a forgery would get a seal a day later. The last seals are also kept outside of the database, so
 * that a removed one is always noticed.
 */
@Component
class Seals {

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private static final int PART = 1000;

    private final Chains chains;
    private final Anchors anchors;
    private final SealRule rule;
    private final SealBook book;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Seals(Chains chains, Anchors anchors, SealRule rule, SealBook book, ApplicationEventPublisher events, Clock clock) {
        this.chains = chains;
        this.anchors = anchors;
        this.rule = rule;
        this.book = book;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a run over all chains. Returns whether even the newest seal of all chains is late, because the runs
     * themselves had stopped.
     */
    boolean begin(Map<TenantId, Anchor> kept) {
        boolean stoodStill = rule.hasStoodStill(kept.values());
        if (stoodStill) {
            rule.mayBeLate(true);
        }
        return stoodStill;
    }

    /** Ends a run over all chains. If the signing key was out of reach, seals may be late for now. */
    void end(boolean signerAway) {
        rule.mayBeLate(signerAway);
    }

    /** Returns the last seals from outside of the database, in a map that the caller may change. */
    Map<TenantId, Anchor> kept() {
        return book.read();
    }

    /** Keeps these seals, except those of chains that were deleted long ago. */
    void keep(Map<TenantId, Anchor> seals, Collection<TenantId> chains) {
        Instant oldest = clock.instant().minus(HistoryKeeper.KEPT);
        Set<TenantId> existing = Set.copyOf(chains);
        seals.entrySet()
                .removeIf(entry -> !existing.contains(entry.getKey())
                        && entry.getValue().at().isBefore(oldest));
        book.keep(seals);
    }

    /**
     * Seals the end of the chain, which the caller has locked. If the chain hasn't grown, a seal older than 12 hours is
     * replaced by a new one.
     *
     * @param genuine the chain's genuine anchors
     * @param kept the chain's last seal as it is kept outside of the database, or null
     * @return the seal; empty if the chain doesn't continue from its last seal
     */
    Optional<Anchor> set(TenantId owner, Head head, List<Anchor> genuine, @Nullable Anchor kept) {
        Optional<Anchor> last =
                genuine.stream().filter(anchor -> anchor.kind() == Kind.SEAL).reduce((_, later) -> later);
        boolean sealRemoved = kept != null
                && anchors.isGenuine(owner, kept)
                && last.filter(seal -> rule.isAsLate(seal, kept)).isEmpty();
        if (!sealRemoved && isRecentEnough(owner, last, !genuine.isEmpty()) && continuesToEnd(owner, last, head)) {
            removeMisdated(owner, genuine);
            return last.filter(seal -> seal.seq() == head.seq() && rule.isYoung(seal))
                    .or(() -> Optional.of(anchors.set(owner, Kind.SEAL, head.seq(), head.hash(), 0)));
        }
        LOG.error("The history of {} is not sealed: it does not go on from its last seal", owner);
        events.publishEvent(new HistoryNotSealed(owner));
        return Optional.empty();
    }

    /** Removes seals that a wrong clock has dated, because a later seal covers the same entries. Misdated cuts stay. */
    private void removeMisdated(TenantId owner, List<Anchor> genuine) {
        List<Anchor> superseded = rule.superseded(genuine);
        superseded.forEach(seal -> anchors.remove(owner, seal));
        if (!superseded.isEmpty()) {
            LOG.warn(
                    "Removed {} misdated seals from the history of {}; a later seal vouches for it. Check the nodes' clocks",
                    superseded.size(),
                    owner);
        }
    }

    /**
     * Returns whether the last seal is recent enough. A chain without seals passes only if it has no genuine cut and
     * isn't old.
     */
    private boolean isRecentEnough(TenantId owner, Optional<Anchor> seal, boolean anchored) {
        if (seal.isEmpty()) {
            return !anchored && !isOld(owner);
        }
        return rule.limit().filter(seal.get().at()::isBefore).isEmpty();
    }

    private boolean isOld(TenantId owner) {
        return chains.after(owner, 0, 1).stream()
                .anyMatch(first -> first.row().at().isBefore(rule.latestBegin()));
    }

    private boolean continuesToEnd(TenantId owner, Optional<Anchor> seal, Head head) {
        return continues(owner, seal, head)
                && chains.after(owner, head.seq(), 1).isEmpty();
    }

    /**
     * Returns whether all entries up to this one are unchanged, according to the next genuine seal. Only then may they
     * be cut off, because nobody can check them after the cut.
     */
    boolean vouchesFor(TenantId owner, Link last) {
        List<Anchor> genuine = anchors.genuine(owner);
        Optional<Anchor> cut =
                genuine.stream().filter(anchor -> anchor.kind() == Kind.CUT).reduce((_, later) -> later);
        return genuine.stream()
                .filter(anchor -> anchor.kind() == Kind.SEAL && anchor.seq() >= last.seq())
                .findFirst()
                .filter(seal -> continues(owner, cut, new Head(seal.seq(), seal.hash())))
                .isPresent();
    }

    private boolean continues(TenantId owner, Optional<Anchor> from, Head to) {
        long seq = from.map(Anchor::seq).orElse(0L);
        byte[] hash = from.map(Anchor::hash).orElseGet(Link::beginning);
        List<Link> part = chains.after(owner, seq, PART);
        while (!part.isEmpty() && seq < to.seq()) {
            for (Link link : part) {
                if (seq == to.seq()) {
                    break;
                }
                if (link.seq() != seq + 1 || !link.isIntact(owner, link.seq()) || !link.follows(hash)) {
                    return false;
                }
                seq = link.seq();
                hash = link.hash();
            }
            part = chains.after(owner, seq, PART);
        }
        return seq == to.seq() && MessageDigest.isEqual(hash, to.hash());
    }
}
