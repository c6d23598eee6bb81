package jp.kagiban.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins walks along chains that others go on, as slowly as they like. */
@Component
class ChainWalks {

    private static final int PART = 200;

    private final Chains chains;
    private final Anchors anchors;
    private final SealRule rule;
    private final SealBook book;
    private final TransactionTemplate snapshot;

    ChainWalks(Chains chains, Anchors anchors, SealRule rule, SealBook book, PlatformTransactionManager transactions) {
        this.chains = chains;
        this.anchors = anchors;
        this.rule = rule;
        this.book = book;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * A walk that has begun.
     *
     * @param verifier takes the entries one after the other, up to its head
     * @param anchors those that are ours, as of then
     * @param first the first of the entries
     */
    record Walk(ChainVerifier verifier, List<Anchor> anchors, List<Link> first) {}

    /** Beginning, anchors and end of one moment: a beginning that is cut off meanwhile isn't taken for a fault. */
    Walk begin(UUID owner) {
        Optional<Anchor> kept = book.of(owner);
        return snapshot.execute(_ -> {
            ChainVerifier verifier = new ChainVerifier(owner, chains, anchors, rule, kept);
            List<Link> first = chains.after(owner, 0, PART);
            verifier.begin(first);
            return new Walk(verifier, anchors.genuine(owner), first);
        });
    }

    List<Link> next(UUID owner, Link last) {
        return chains.after(owner, last.seq(), PART);
    }
}
