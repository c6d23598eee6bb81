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
     * How far a chain continues from its last seal.
     *
     * @param from the number of the sealed entry, or 0
     */
    record Walked(long from, Head to) {}

    /** Walks a chain from its last seal. This may take long, so the caller doesn't lock the chain. */
    Walked walk(TenantId owner) {
        Head start = start(last(anchors.genuine(owner), Kind.SEAL));
        return new Walked(start.seq(), walk(owner, start, Long.MAX_VALUE));
    }

    private static Optional<Anchor> last(List<Anchor> genuine, Kind kind) {
        return genuine.stream().filter(anchor -> anchor.kind() == kind).reduce((_, later) -> later);
    }

    private static Head start(Optional<Anchor> anchor) {
        return anchor.map(found -> new Head(found.seq(), found.hash())).orElseGet(() -> new Head(0, Link.beginning()));
    }

    /**
     * Seals the end of the chain, which the caller has locked. If the chain hasn't grown, a seal older than 12 hours is
     * replaced by a new one.
     *
     * @param genuine the chain's genuine anchors
     * @param kept the chain's last seal as it is kept outside of the database, or null
     * @param walked what {@link #walk} returned shortly before
     * @return the seal; empty if the chain doesn't continue from its last seal
     */
    Optional<Anchor> set(TenantId owner, Head head, List<Anchor> genuine, @Nullable Anchor kept, Walked walked) {
        Optional<Anchor> last = last(genuine, Kind.SEAL);
        boolean sealRemoved = kept != null
                && anchors.isGenuine(owner, kept)
                && last.filter(seal -> rule.isAsLate(seal, kept)).isEmpty();
        if (!sealRemoved
                && isRecentEnough(owner, last, !genuine.isEmpty())
                && continuesToEnd(owner, last, head, walked)) {
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

    private boolean continuesToEnd(TenantId owner, Optional<Anchor> seal, Head head, Walked walked) {
        Head start = start(seal);
        return continues(owner, walked.from() == start.seq() ? walked.to() : start, head)
                && chains.after(owner, head.seq(), 1).isEmpty();
    }

    /**
     * Returns whether all entries up to this one are unchanged, according to the next genuine seal. Only then may they
     * be cut off, because nobody can check them after the cut.
     */
    boolean vouchesFor(TenantId owner, Link last) {
        List<Anchor> genuine = anchors.genuine(owner);
        Head cut = start(last(genuine, Kind.CUT));
        return genuine.stream()
                .filter(anchor -> anchor.kind() == Kind.SEAL && anchor.seq() >= last.seq())
                .findFirst()
                .filter(seal -> continues(owner, cut, new Head(seal.seq(), seal.hash())))
                .isPresent();
    }

    private boolean continues(TenantId owner, Head from, Head to) {
        Head reached = walk(owner, from, to.seq());
        return reached.seq() == to.seq() && MessageDigest.isEqual(reached.hash(), to.hash());
    }

    /** Returns the last place, at most this one, up to which the entries after a place are unchanged. */
    private Head walk(TenantId owner, Head from, long to) {
        Head place = from;
        List<Link> part = chains.after(owner, place.seq(), PART);
        while (!part.isEmpty()) {
            for (Link link : part) {
                boolean next = link.seq() == place.seq() + 1 && link.seq() <= to;
                if (!next || !link.isIntact(owner, link.seq()) || !link.follows(place.hash())) {
                    return place;
                }
                place = new Head(link.seq(), link.hash());
            }
            part = chains.after(owner, place.seq(), PART);
        }
        return place;
    }
}
