package jp.kagiban.tenancy;

import java.util.Optional;
import jp.kagiban.login.CurrentMember;
import jp.kagiban.login.ProofTooOld;
import jp.kagiban.login.RecentProof;
import jp.kagiban.login.SecondFactor;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;

/**
 * What the member who is logged in may do in the tenant in force. His role is read anew each time, so that a change bites at
 * once. Without a second factor that he has set up, or should have by now, he may do nothing.
 */
@Service
public class Access {

    private final CurrentMember member;
    private final Memberships memberships;
    private final TenantScope scope;
    private final SecondFactor factor;
    private final FactorPolicy policy;
    private final RecentProof proof;

    Access(
            CurrentMember member,
            Memberships memberships,
            TenantScope scope,
            SecondFactor factor,
            FactorPolicy policy,
            RecentProof proof) {
        this.member = member;
        this.memberships = memberships;
        this.scope = scope;
        this.factor = factor;
        this.policy = policy;
        this.proof = proof;
    }

    /** Whether it is allowed: screens leave out what isn't. */
    public boolean may(Permission permission) {
        return PortalActs.here()
                || (role().filter(permission::heldBy).isPresent() && factor.satisfied() && !policy.overdue());
    }

    /** The role of the member who is logged in; empty where nobody is, or where he doesn't belong to the tenant in force. */
    public Optional<Role> role() {
        return member.find().flatMap(id -> scope.find().flatMap(tenant -> memberships.role(tenant, id)));
    }

    /** @throws AccessRefused if it isn't allowed */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new AccessRefused(permission);
        }
    }

    /**
     * The same, and the member must have proven himself within the last five minutes.
     *
     * @throws AccessRefused if it isn't allowed
     * @throws ProofTooOld if he hasn't
     */
    public void requireFresh(Permission permission) {
        require(permission);
        if (!PortalActs.here()) {
            proof.require();
        }
    }
}
