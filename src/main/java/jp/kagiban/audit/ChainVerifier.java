package jp.kagiban.audit;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.audit.Chains.Head;
import jp.kagiban.audit.Verdict.Broken;
import jp.kagiban.audit.Verdict.Why;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;

/** Verifies one chain in one walk, and keeps the first fault. */
final class ChainVerifier {

    private final TenantId owner;
    private final Anchors anchors;
    private final TreeMap<Long, Anchor> seals = new TreeMap<>();
    private final Head head;
    private final SealRule rule;
    private final Optional<Anchor> kept;
    private List<Anchor> genuine = List.of();
    private @Nullable Instant oldestUnsealed;
    private boolean sealRemoved;
    private long first = 1;
    private long last;
    private long entries;
    private byte[] hash = Link.beginning();
    private @Nullable Broken broken;

    /** @param kept the last seal that was kept outside of the database, as it was before the walk */
    ChainVerifier(TenantId owner, Chains chains, Anchors anchors, SealRule rule, Optional<Anchor> kept) {
        this.rule = rule;
        this.kept = kept.filter(seal -> anchors.isGenuine(owner, seal));
        this.owner = owner;
        this.anchors = anchors;
        this.head = chains.head(owner).orElse(new Head(0, Link.beginning()));
    }

    boolean goesOn() {
        return broken == null;
    }

    /**
     * Begins the walk. If the chain's first entries are missing, a genuine anchor must say that the chain was cut
     * there.
     */
    void begin(List<Link> part) {
        genuine = anchors.genuine(owner);
        genuine.stream().filter(anchor -> anchor.kind() == Kind.SEAL).forEach(seal -> seals.put(seal.seq(), seal));
        genuine.stream().filter(anchor -> anchor.kind() == Kind.CUT).forEach(cut -> {
            last = cut.seq();
            hash = cut.hash();
        });
        // No unsealed entry may be older than this. If it is null, the age isn't checked.
        oldestUnsealed = seals.isEmpty() ? rule.latestBegin() : rule.limit().orElse(null);
        kept.ifPresent(seal -> {
            sealRemoved = seals.isEmpty() || !rule.isAsLate(seals.lastEntry().getValue(), seal);
            seals.putIfAbsent(seal.seq(), seal);
        });
        first = last + 1;
        if (!part.isEmpty() && part.getFirst().seq() != first) {
            broken = new Broken(Math.min(first, part.getFirst().seq()), Why.CUT);
        }
    }

    /** Returns the genuine anchors from the beginning of the walk. */
    List<Anchor> genuine() {
        return genuine;
    }

    /** Returns the end of the chain at the beginning of the walk. */
    Head head() {
        return head;
    }

    void step(Link link) {
        if (broken == null) {
            broken = fault(link);
            last = link.seq();
            hash = link.hash();
            entries++;
        }
    }

    private @Nullable Broken fault(Link link) {
        long place = last + 1;
        if (link.seq() != place) {
            return new Broken(place, Why.MISSING);
        }
        if (!link.isIntact(owner, place)) {
            return new Broken(place, isMoved(link) ? Why.REORDERED : Why.CHANGED);
        }
        if (!link.follows(hash)) {
            // The entry is intact but doesn't continue from the previous one, so that one was changed.
            return new Broken(place - 1 < first ? place : place - 1, Why.CHANGED);
        }
        Anchor seal = seals.get(place);
        boolean asSealed = seal == null || MessageDigest.isEqual(seal.hash(), link.hash());
        if (!asSealed) {
            return new Broken(place, Why.CHANGED);
        }
        return isOld(link.row().at()) && place > sealedUpTo() ? new Broken(place, Why.UNSEALED) : null;
    }

    private boolean isOld(Instant at) {
        return oldestUnsealed != null && at.isBefore(oldestUnsealed);
    }

    private long sealedUpTo() {
        return seals.isEmpty() ? 0 : seals.lastKey();
    }

    /**
     * Returns whether the chain lacks a recent seal. The end is sealed each day, and whenever the beginning is cut off.
     */
    private boolean isSealOverdue() {
        return seals.isEmpty() ? first > 1 : isOld(seals.lastEntry().getValue().at());
    }

    /** Returns whether the entry was moved here: it is intact at another place. */
    private boolean isMoved(Link link) {
        return LongStream.rangeClosed(first, head.seq()).anyMatch(place -> link.isIntact(owner, place));
    }

    Verdict end() {
        if (broken != null) {
            return broken;
        }
        long end = Math.max(head.seq(), sealedUpTo());
        if (last < end) {
            return new Broken(last + 1, Why.MISSING);
        }
        if (last != head.seq() || !MessageDigest.isEqual(hash, head.hash())) {
            return new Broken(last, Why.CHANGED);
        }
        if (sealRemoved || isSealOverdue()) {
            return new Broken(last, Why.UNSEALED);
        }
        List<Anchor> misdated = rule.misdated(genuine);
        return misdated.isEmpty()
                ? new Verdict.Whole(entries, entries == 0 ? 0 : first)
                : new Broken(misdated.getFirst().seq(), Why.MISDATED);
    }
}
