package jp.kagiban.audit;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.audit.Anchor.Kind;
import jp.kagiban.audit.Chains.Head;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals the ends of chains. An end that doesn't go on from the last seal, or whose seal was taken away, isn't sealed: else what
 * somebody has forged would be vouched for a day later.
 */
@Component
class Seals {

    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);
    private static final int PART = 1000;

    private final Chains chains;
    private final Anchors anchors;
    private final SealRule rule;

    Seals(Chains chains, Anchors anchors, SealRule rule) {
        this.chains = chains;
        this.anchors = anchors;
        this.rule = rule;
    }

    /**
     * Seals the chain where it ends, which the caller holds locked. Where it has not grown, the seal gets a later time.
     *
     * @return false if it isn't as the last seal has left it
     */
    boolean set(UUID owner, Head head) {
        if (head.seq() == 0) {
            return true;
        }
        List<Anchor> genuine = anchors.genuine(owner);
        Optional<Anchor> last =
                genuine.stream().filter(anchor -> anchor.kind() == Kind.SEAL).reduce((_, later) -> later);
        boolean sound = isInTime(owner, last, !genuine.isEmpty()) && goesOn(owner, last, head);
        if (sound) {
            anchors.set(owner, Kind.SEAL, head.seq(), head.hash(), 0);
        } else {
            LOG.error("The history of {} is not sealed: it does not go on from its last seal", owner);
        }
        return sound;
    }

    /** A cut is never set without a seal. */
    private boolean isInTime(UUID owner, Optional<Anchor> seal, boolean anchored) {
        if (seal.isEmpty() && anchored) {
            return false;
        }
        return rule.limit()
                .flatMap(limit -> seal.map(Anchor::at)
                        .or(() -> chains.after(owner, 0, 1).stream()
                                .map(first -> first.row().at())
                                .findFirst())
                        .filter(at -> at.isBefore(limit)))
                .isEmpty();
    }

    private boolean goesOn(UUID owner, Optional<Anchor> seal, Head head) {
        long seq = seal.map(Anchor::seq).orElse(0L);
        byte[] hash = seal.map(Anchor::hash).orElseGet(Link::beginning);
        List<Link> part = chains.after(owner, seq, PART);
        while (!part.isEmpty()) {
            for (Link link : part) {
                if (link.seq() != seq + 1 || !link.isIntact(owner, link.seq()) || !link.follows(hash)) {
                    return false;
                }
                seq = link.seq();
                hash = link.hash();
            }
            part = chains.after(owner, seq, PART);
        }
        return seq == head.seq() && MessageDigest.isEqual(hash, head.hash());
    }
}
