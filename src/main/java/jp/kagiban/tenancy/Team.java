package jp.kagiban.tenancy;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.member.PasswordWasReset;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Changes the roles of the current tenant's members, and removes members. At least one is always an owner. */
@Service
public class Team {

    private final MembershipRows rows;
    private final Memberships memberships;
    private final InvitationRows invitations;
    private final FactorPolicy policy;
    private final Tenants tenants;
    private final CurrentMember current;
    private final Access access;
    private final TenantScope scope;
    private final MemberSessions sessions;
    private final ApplicationEventPublisher events;
    private final AuditTrail trail;
    private final TransactionOperations transactions;
    private final Clock clock;

    Team(
            MembershipRows rows,
            Memberships memberships,
            InvitationRows invitations,
            FactorPolicy policy,
            Tenants tenants,
            CurrentMember current,
            Access access,
            TenantScope scope,
            MemberSessions sessions,
            ApplicationEventPublisher events,
            AuditTrail trail,
            TransactionOperations transactions,
            Clock clock) {
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.rows = rows;
        this.memberships = memberships;
        this.invitations = invitations;
        this.policy = policy;
        this.tenants = tenants;
        this.current = current;
        this.access = access;
        this.scope = scope;
        this.sessions = sessions;
        this.events = events;
    }

    /** A member no longer belongs to a tenant: they left, or were removed. */
    public record MemberLeft(TenantId tenant, MemberId member) {}

    /** Somebody joined a tenant or left it, or has another role. */
    record TeamChanged(TenantId tenant) implements LivePages.Change {}

    /** The result of a change. */
    public enum Change {
        DONE,
        /** The member is the only owner. Another member must become an owner first. */
        LAST_OWNER,
        /** The member doesn't belong to the company, or no longer. */
        GONE
    }

    /** Gives a member another role. The new role takes effect with the member's next click. */
    @Needs(value = Permission.MANAGE_MEMBERS, fresh = true)
    @Transactional
    public Change change(MemberId member, Role role) {
        return applyLocked(Permission.MANAGE_MEMBERS, member, role != Role.OWNER, membership -> {
            rows.save(policy.as(membership, role));
            if (!Permission.INVITE.heldBy(role)) {
                endInvitations(membership.id());
            }
            trail.record(AuditRecord.of(Action.MEMBER_ROLE_CHANGED)
                    .on(Subject.member(member))
                    .with(Detail.ROLE, role));
        });
    }

    /** Removes a member from the company, and ends all of the member's sessions. */
    @Needs(value = Permission.MANAGE_MEMBERS, fresh = true)
    @Transactional
    public Change remove(MemberId member) {
        Change change = endMembership(Permission.MANAGE_MEMBERS, member);
        if (change == Change.DONE) {
            sessions.endAll(member);
        }
        return change;
    }

    /** The member who is logged in leaves the company. */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public Change leave() {
        return endMembership(Permission.SEE_SHOPS, current.id());
    }

    private Change endMembership(Permission permission, MemberId member) {
        return applyLocked(permission, member, true, membership -> {
            rows.deleteById(membership.id());
            endInvitations(membership.id());
            trail.record(AuditRecord.of(Action.MEMBER_REMOVED).on(Subject.member(member)));
            events.publishEvent(new MemberLeft(membership.id().tenantId(), member));
        });
    }

    /** Their links stop working, so nobody who lost the right to invite returns by an invitation of their own. */
    private void endInvitations(Membership.Key inviter) {
        endInvitations(inviter, AuditRecord.of(Action.INVITATION_REVOKED));
    }

    /** Ends the open invitations of a member who has reset their password: somebody else may have sent them. */
    @EventListener
    void on(PasswordWasReset reset) {
        AuditRecord revoked = AuditRecord.of(Action.INVITATION_REVOKED).by(Actor.portal());
        memberships
                .tenantsOf(reset.member())
                .forEach(tenant -> scope.beside(
                        tenant,
                        () -> transactions.executeWithoutResult(_ -> {
                            tenants.lock(tenant);
                            endInvitations(new Membership.Key(tenant, reset.member()), revoked);
                        })));
    }

    private void endInvitations(Membership.Key inviter, AuditRecord revoked) {
        invitations.findByIdTenantIdAndEndedAtIsNullOrderByInvitedAt(inviter.tenantId()).stream()
                .filter(invitation -> invitation.invitedBy().equals(inviter.memberId()))
                .forEach(invitation -> {
                    invitations.save(invitation.ended(clock.instant(), false));
                    trail.record(revoked.with(Detail.MAIL, Accounts.shortenedEmail(invitation.email())));
                });
    }

    /**
     * Locks the tenant, so that changes run one after the other. If two owners remove each other, one stays. The permission
     * is checked again under the lock: it may have ended since the call began.
     */
    private Change applyLocked(
            Permission permission, MemberId member, boolean endsOwnership, Consumer<Membership> action) {
        TenantId tenant = scope.current();
        tenants.lock(tenant);
        access.require(permission);
        Optional<Membership> found = rows.findByIdTenantIdAndIdMemberId(tenant, member);
        if (found.isEmpty()) {
            return Change.GONE;
        }
        if (endsOwnership && isLastOwner(found.get())) {
            return Change.LAST_OWNER;
        }
        action.accept(found.get());
        events.publishEvent(new TeamChanged(tenant));
        return Change.DONE;
    }

    private boolean isLastOwner(Membership membership) {
        return membership.memberRole() == Role.OWNER
                && rows.findByIdTenantIdOrderByJoinedAt(membership.id().tenantId()).stream()
                                .filter(other -> other.memberRole() == Role.OWNER)
                                .count()
                        == 1;
    }
}
