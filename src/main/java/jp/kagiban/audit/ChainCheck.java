package jp.kagiban.audit;

import java.util.List;
import java.util.Optional;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks along chains from the beginning to the end, at once or in parts, and finds the first broken place. */
@Component
public class ChainCheck {

    private static final int PART = 200;
    private static final int LARGE_PART = 1000;

    private final Chains chains;
    private final Anchors anchors;
    private final SealRule rule;
    private final SealBook book;
    private final ChainScope scope;
    private final TenantScope tenant;
    private final TransactionTemplate snapshot;

    ChainCheck(
            Chains chains,
            Anchors anchors,
            SealRule rule,
            SealBook book,
            ChainScope scope,
            TenantScope tenant,
            PlatformTransactionManager transactions) {
        this.scope = scope;
        this.tenant = tenant;
        this.chains = chains;
        this.anchors = anchors;
        this.rule = rule;
        this.book = book;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Checks the current tenant's chain as it is at this moment. */
    public Verdict check() {
        return check(tenant.current());
    }

    /** Checks the chain of the login space. */
    public Verdict checkLoginSpace() {
        return check(LoginSpace.OWNER);
    }

    private Verdict check(TenantId owner) {
        return scope.in(owner, () -> walkToEnd(owner));
    }

    /**
     * A walk that has begun.
     *
     * @param verifier takes the entries one after the other, up to the chain's head
     * @param first the first part of the entries
     */
    record Walk(ChainVerifier verifier, List<Link> first) {}

    private Verdict walkToEnd(TenantId owner) {
        Optional<Anchor> kept = book.of(owner);
        return snapshot.execute(_ -> {
            Walk walk = startWalk(owner, kept, LARGE_PART);
            List<Link> part = walk.first();
            while (walk.verifier().goesOn() && !part.isEmpty()) {
                part.forEach(walk.verifier()::step);
                part = chains.after(owner, part.getLast().seq(), LARGE_PART);
            }
            return walk.verifier().end();
        });
    }

    /**
     * Begins a walk that callers continue at their own pace. Beginning, anchors and end are read in one snapshot, so a
     * cut in the meantime is no fault.
     */
    Walk begin(TenantId owner) {
        Optional<Anchor> kept = book.of(owner);
        return snapshot.execute(_ -> startWalk(owner, kept, PART));
    }

    /**
     * @param kept the seal outside the database, read before the snapshot; read later, it could be newer than the
     * snapshot
     */
    private Walk startWalk(TenantId owner, Optional<Anchor> kept, int size) {
        ChainVerifier verifier = new ChainVerifier(owner, chains, anchors, rule, kept);
        List<Link> first = chains.after(owner, 0, size);
        verifier.begin(first);
        return new Walk(verifier, first);
    }

    List<Link> next(TenantId owner, Link last) {
        return chains.after(owner, last.seq(), PART);
    }
}
