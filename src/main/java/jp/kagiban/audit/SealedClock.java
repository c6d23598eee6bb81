package jp.kagiban.audit;

import java.util.stream.Stream;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Component;

/**
 * Tells whether seals confirm the clock. Jobs that delete old data ask first, because after a leap of the clock
 * everything looks old.
 */
@Component
public class SealedClock {

    private final Chains chains;
    private final Anchors anchors;
    private final SealRule rule;
    private final ChainScope chain;
    private final TenantScope scope;

    SealedClock(Chains chains, Anchors anchors, SealRule rule, ChainScope chain, TenantScope scope) {
        this.chains = chains;
        this.anchors = anchors;
        this.rule = rule;
        this.chain = chain;
        this.scope = scope;
    }

    /**
     * Returns whether a seal of any chain confirms the clock. Usually the chain of the login space does, because it
     * grows daily on most portals.
     */
    public boolean isBorneOut() {
        return Stream.concat(
                        Stream.of(LoginSpace.OWNER),
                        scope.outside(CrossTenantReason.CHAINS_OF_THE_HISTORY, chains::owners).stream())
                .anyMatch(owner -> chain.in(owner, () -> rule.confirmsClock(anchors.genuine(owner))));
    }
}
