package jp.kagiban.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks a chain from its beginning to its end, and names the first place at which it is broken. */
@Component
public class ChainCheck {

    private static final int PART = 1000;

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
        this.chains = chains;
        this.anchors = anchors;
        this.rule = rule;
        this.book = book;
        this.scope = scope;
        this.tenant = tenant;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Checks the chain of the tenant in force, as it stands at this moment. */
    public Verdict check() {
        return check(tenant.current());
    }

    /** Checks the chain of the login space. */
    public Verdict checkLoginSpace() {
        return check(LoginSpace.OWNER);
    }

    private Verdict check(UUID owner) {
        // Before the snapshot: a seal that is set in between must not be missed in it.
        Optional<Anchor> kept = book.of(owner);
        return scope.in(owner, () -> snapshot.execute(_ -> walk(owner, kept)));
    }

    private Verdict walk(UUID owner, Optional<Anchor> kept) {
        ChainVerifier walk = new ChainVerifier(owner, chains, anchors, rule, kept);
        List<Link> part = chains.after(owner, 0, PART);
        walk.begin(part);
        while (walk.goesOn() && !part.isEmpty()) {
            part.forEach(walk::step);
            part = chains.after(owner, part.getLast().seq(), PART);
        }
        return walk.end();
    }
}
