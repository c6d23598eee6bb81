package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Adds an invited person to a company. The token from the mail authorises them, whether they are logged in or not. */
@Service
public class Joining {

    private final InvitationLinks links;
    private final InvitationRows invitations;
    private final MembershipRows memberships;
    private final Tenants tenants;
    private final Accounts accounts;
    private final SignUp signUp;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Joining(
            InvitationLinks links,
            InvitationRows invitations,
            MembershipRows memberships,
            Tenants tenants,
            Accounts accounts,
            SignUp signUp,
            AuditTrail trail,
            TenantScope scope,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.invitations = invitations;
        this.memberships = memberships;
        this.tenants = tenants;
        this.accounts = accounts;
        this.signUp = signUp;
        this.trail = trail;
        this.scope = scope;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** The person who opened the link. */
    public enum Visitor {
        /** Logged in as the member whose address was invited. */
        INVITED_MEMBER,
        /** Logged in as the member whose address was invited, but the address isn't proven. */
        UNPROVEN,
        /** Logged in as another member. */
        SOMEBODY_ELSE,
        /** Nobody is logged in, and the address has an account. */
        HAS_ACCOUNT,
        /** Nobody is logged in, and the address is new. */
        NEW;

        /**
         * @param owner the member whose address was invited
         * @param loggedIn the logged-in member
         * @param proven whether a member's address is proven
         */
        static Visitor of(Optional<MemberId> owner, Optional<MemberId> loggedIn, Predicate<MemberId> proven) {
            return loggedIn.map(member -> owner.filter(member::equals).isEmpty()
                            ? SOMEBODY_ELSE
                            : proven.test(member) ? INVITED_MEMBER : UNPROVEN)
                    .orElse(owner.isPresent() ? HAS_ACCOUNT : NEW);
        }
    }

    /**
     * The content of the link's page.
     *
     * @param company the company's name; empty if strangers may not see it
     */
    public record Invited(Optional<String> company, Role role, String email, Instant expiresAt, Visitor visitor) {}

    /** The result of joining. */
    public record Joined(TenantId tenant, MemberId member) {}

    /**
     * The open invitation of this token. Empty if the token is unknown, used, revoked or expired; callers can't tell
     * these apart.
     */
    public Optional<Invited> find(String token) {
        return links.toJoin(token).map(this::invited);
    }

    private Invited invited(Invitation invitation) {
        String company = scope.outside(
                        CrossTenantReason.INVITATION_OF_A_TOKEN,
                        () -> tenants.findByTenantId(invitation.id().tenantId()))
                .orElseThrow()
                .name();
        return new Invited(
                NameForStrangers.of(company),
                invitation.memberRole(),
                invitation.email(),
                invitation.expiresAt(),
                signUp.visitor(invitation.email()));
    }

    /**
     * Adds the logged-in member to the company.
     *
     * @return empty if the invitation has ended meanwhile, or is for another address
     */
    public Optional<Joined> join(String token) {
        return links.toJoin(token)
                .filter(invitation -> signUp.visitor(invitation.email()) == Visitor.INVITED_MEMBER)
                .flatMap(invitation -> endAndRun(invitation, () -> add(invitation, signUp.current())));
    }

    /** All problems with the input for a new account. */
    public List<AccountResult> check(String token, String name, String password) {
        return links.toJoin(token)
                .map(invitation -> accounts.check(new NewMember(name, invitation.email(), password)))
                .orElse(List.of());
    }

    /**
     * Creates an account for the invited address, which the link has proven, and adds it to the company. Callers must call
     * {@link #check} and check the consent first.
     *
     * @return empty if the invitation has ended meanwhile
     * @throws Accounts.EmailTaken if the address has just got an account
     */
    public Optional<Joined> joinWithNewAccount(String token, String name, String password) {
        return links.toJoin(token).flatMap(invitation -> {
            Accounts.Prepared account = accounts.prepare(new NewMember(name, invitation.email(), password));
            return endAndRun(invitation, () -> add(invitation, signUp.registerProven(account)));
        });
    }

    /** Reads the invitation again under the tenant's lock and ends it, so that only one of two simultaneous requests joins. */
    private Optional<Joined> endAndRun(Invitation invitation, Supplier<Joined> joining) {
        TenantId tenant = invitation.id().tenantId();
        return scope.outside(
                CrossTenantReason.INVITATION_OF_A_TOKEN,
                () -> transactions.execute(_ -> {
                    tenants.lock(tenant);
                    return invitations
                            .findById(invitation.id())
                            .filter(locked -> locked.open(clock.instant()))
                            .map(locked -> invitations.save(locked.ended(clock.instant(), true)))
                            .map(_ -> joining.get());
                }));
    }

    private Joined add(Invitation invitation, MemberId member) {
        Instant now = clock.instant();
        TenantId tenant = invitation.id().tenantId();
        if (memberships.findByIdTenantIdAndIdMemberId(tenant, member).isEmpty()) {
            memberships.save(
                    new Membership(new Membership.Key(tenant, member), 0, invitation.memberRole(), now, now, null));
            events.publishEvent(new Team.TeamChanged(tenant));
        }
        trail.recordFor(
                tenant,
                AuditRecord.of(Action.MEMBER_ADDED)
                        .by(Actor.member(member, trail.address()))
                        .on(Subject.member(member))
                        .with(Detail.ROLE, invitation.memberRole()));
        return new Joined(tenant, member);
    }
}
