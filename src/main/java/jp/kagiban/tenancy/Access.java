package jp.kagiban.tenancy;

import java.util.Optional;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.LoginEnded;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.throttle.Refusals;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.AccessRefused.Reason;
import org.springframework.stereotype.Service;

/**
 * What the member who is logged in may do in the tenant in force. Their role is read anew each time, so that a change bites at
 * once. Without a second factor that they have set up, or should have by now, and while the company is suspended, they may do nothing.
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

    /** Whether it is allowed: screens leave out what isn't. */
    public boolean may(Permission permission) {
        return PortalActs.here() || (role().filter(permission::heldBy).isPresent() && !isLockedOut());
    }

    /** Whether the member is kept out of the tenant in force, whatever their role. */
    private boolean isLockedOut() {
        return factor.missing()
                || policy.overdue()
                || scope.find().flatMap(suspensions::of).isPresent();
    }

    /** The role of the member who is logged in; empty where nobody is, or where they don't belong to the tenant in force. */
    public Optional<Role> role() {
        return member.find().flatMap(id -> scope.find().flatMap(tenant -> memberships.role(tenant, id)));
    }

    /**
     * Why it isn't open to whoever acts here; empty if it is. A refusal is noted in the history, but for a page that has only
     * drawn itself anew.
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

    /** @throws AccessRefused if it isn't open to whoever acts here */
    public void require(Permission permission) {
        refusal(permission).ifPresent(refused -> {
            throw refused;
        });
    }

    /**
     * The same for what may last, such as a file that is read slowly. Callers ask before each part that they hand out.
     *
     * @throws AccessRefused if it isn't open any more to the member on this thread
     * @throws LoginEnded if their login has ended
     */
    public void requireStill(Permission permission) {
        sessions.requireGoingOn(permission.name());
        require(permission);
    }

    /**
     * The same, and the member must count as proven, which they do for five minutes more then.
     *
     * @throws AccessRefused if it isn't allowed
     * @throws ProofTooOld if they don't
     */
    public void requireFresh(Permission permission) {
        require(permission);
        if (!PortalActs.here() && !proof.use()) {
            refusals.note(permission.name(), Refusals.Reason.PROOF_TOO_OLD);
            throw new ProofTooOld();
        }
    }
}
