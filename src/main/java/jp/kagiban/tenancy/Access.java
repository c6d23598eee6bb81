package jp.kagiban.tenancy;

import java.util.Optional;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.MemberSessions.LoginEnded;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.AccessRefused.Reason;
import org.springframework.stereotype.Service;

/**
 * Checks what the logged-in member may do in the current tenant. The role is read for each check, so a change takes effect at
 * once. Nothing is allowed while the company is suspended. The same holds until the member enters their second factor, and once
 * setting one up is overdue.
 */
@Service
public class Access {

    private final CurrentMember member;
    private final Memberships memberships;
    private final TenantScope scope;
    private final AddressProof address;
    private final SecondFactor factor;
    private final FactorPolicy policy;
    private final Suspensions suspensions;
    private final MemberSessions sessions;
    private final RecentProof proof;
    private final Refusals refusals;

    Access(
            CurrentMember member,
            Memberships memberships,
            TenantScope scope,
            AddressProof address,
            SecondFactor factor,
            FactorPolicy policy,
            Suspensions suspensions,
            MemberSessions sessions,
            RecentProof proof,
            Refusals refusals) {
        this.address = address;
        this.refusals = refusals;
        this.member = member;
        this.memberships = memberships;
        this.scope = scope;
        this.factor = factor;
        this.policy = policy;
        this.suspensions = suspensions;
        this.sessions = sessions;
        this.proof = proof;
    }

    /** Whether the permission is granted now. Screens hide actions that aren't. */
    public boolean may(Permission permission) {
        return PortalActs.here() || (role().filter(permission::heldBy).isPresent() && !isLockedOut());
    }

    /** Whether the member is kept out of the current tenant, whatever their role. */
    private boolean isLockedOut() {
        return factor.missing()
                || policy.overdue()
                || scope.find().flatMap(suspensions::of).isPresent();
    }

    /** The role of the logged-in member; empty without a login, or if they don't belong to the current tenant. */
    public Optional<Role> role() {
        return member.find().flatMap(id -> scope.find().flatMap(tenant -> memberships.role(tenant, id)));
    }

    /**
     * The reason why the permission is refused on this thread; empty if it is granted. Records the refusal, unless a page has
     * only redrawn itself.
     */
    public Optional<AccessRefused> refusal(Permission permission) {
        Optional<Reason> reason = reason(permission);
        reason.ifPresent(_ -> refusals.note(permission.name(), Refusals.Reason.NOT_ALLOWED));
        return reason.map(why -> new AccessRefused(permission, why));
    }

    private Optional<Reason> reason(Permission permission) {
        if (!may(permission) || (!PortalActs.here() && proof.hasEnded())) {
            return Optional.of(Reason.ROLE);
        }
        boolean unproven = permission.afterProof()
                && !PortalActs.here()
                && member.find().filter(address::mayEnter).isEmpty();
        return unproven ? Optional.of(Reason.ADDRESS) : Optional.empty();
    }

    /** @throws AccessRefused if it isn't allowed on this thread */
    public void require(Permission permission) {
        refusal(permission).ifPresent(refused -> {
            throw refused;
        });
    }

    /**
     * Like {@link #require}, for long work such as a slow download. The login must still go on, too. Callers check before each
     * part.
     *
     * @throws AccessRefused if the permission isn't granted any more
     * @throws LoginEnded if the member's login has ended
     */
    public void requireStill(Permission permission) {
        sessions.requireGoingOn(permission.name());
        require(permission);
    }

    /**
     * Like {@link #require}, and requires a recent proof of identity, which is extended by five minutes.
     *
     * @throws AccessRefused if it isn't allowed
     * @throws ProofTooOld if the member has no recent proof
     */
    public void requireFresh(Permission permission) {
        require(permission);
        if (!PortalActs.here() && !proof.use()) {
            refusals.note(permission.name(), Refusals.Reason.PROOF_TOO_OLD);
            throw new ProofTooOld();
        }
    }
}
