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
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The actions of an invited person. The token from the mail is their right; they may be logged in or not. */
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
        this.clock = clock;
    }

    /** The person who holds the link. */
    public enum Holder {
        /** The member whose address was invited, logged in. */
        INVITED,
        /** The member whose address was invited, logged in; but their address isn't proven. */
        UNPROVEN,
        /** Somebody else is logged in. */
        SOMEBODY_ELSE,
        /** Nobody is logged in, and the address has an account. */
        HAS_ACCOUNT,
        /** Nobody is logged in, and the address is new. */
        NEW;

        /**
         * @param owner the member whose address was invited
         * @param holder the member who is logged in
         * @param proven whether a member's address is proven
         */
        static Holder of(Optional<MemberId> owner, Optional<MemberId> holder, Predicate<MemberId> proven) {
            return holder.map(member -> owner.filter(member::equals).isEmpty()
                            ? SOMEBODY_ELSE
                            : proven.test(member) ? INVITED : UNPROVEN)
                    .orElse(owner.isPresent() ? HAS_ACCOUNT : NEW);
        }
    }

    /**
     * The content of the link's page.
     *
     * @param company empty where its name can't be shown to strangers
     */
    public record Invited(Optional<String> company, Role role, String email, Instant expiresAt, Holder holder) {}

    /** The result of joining. */
    public record Joined(TenantId tenant, MemberId member) {}

    /** Empty where the token is unknown, used, revoked or expired: these look the same. */
    public Optional<Invited> look(String token) {
        return links.toJoin(token).map(this::shown);
    }

    private Invited shown(Invitation one) {
        String company = scope.outside(
                        CrossTenantReason.INVITATION_OF_A_TOKEN,
                        () -> tenants.findByTenantId(one.id().tenantId()))
                .orElseThrow()
                .name();
        return new Invited(
                NameForStrangers.of(company),
                one.memberRole(),
                one.email(),
                one.expiresAt(),
                signUp.holder(one.email()));
    }

    /**
     * The member who is logged in joins.
     *
     * @return empty if the invitation has ended meanwhile, or is for another address
     */
    public Optional<Joined> join(String token) {
        return links.toJoin(token)
                .filter(one -> signUp.holder(one.email()) == Holder.INVITED)
                .flatMap(one -> inItsTenant(one, () -> add(one, signUp.current())));
    }

    /** All that is wrong with the account that is to be made. */
    public List<Accounts.Problem> check(String token, String name, String password) {
        return links.toJoin(token)
                .map(one -> accounts.check(new NewMember(name, one.email(), password)))
                .orElse(List.of());
    }

    /**
     * Makes an account of the invited address, which the link has proven, and joins. {@link #check} has passed, and
     * they have agreed to what there is to agree to.
     *
     * @return empty if the invitation has ended meanwhile
     * @throws Accounts.EmailTaken if the address has just got an account
     */
    public Optional<Joined> joinAnew(String token, String name, String password) {
        return links.toJoin(token).flatMap(one -> {
            Accounts.Prepared account = accounts.prepare(new NewMember(name, one.email(), password));
            return inItsTenant(one, () -> add(one, signUp.registerProven(account)));
        });
    }

    /** Under the tenant's lock the invitation is read again and ends, so if two requests come at once, one joins. */
    private Optional<Joined> inItsTenant(Invitation one, Supplier<Joined> joining) {
        TenantId tenant = one.id().tenantId();
        return scope.outside(
                CrossTenantReason.INVITATION_OF_A_TOKEN,
                () -> transactions.execute(_ -> {
                    tenants.lock(tenant);
                    return invitations
                            .findById(one.id())
                            .filter(again -> again.open(clock.instant()))
                            .map(again -> invitations.save(again.ended(clock.instant(), true)))
                            .map(_ -> joining.get());
                }));
    }

    private Joined add(Invitation one, MemberId member) {
        Instant now = clock.instant();
        TenantId tenant = one.id().tenantId();
        if (memberships.findByIdTenantIdAndIdMemberId(tenant, member).isEmpty()) {
            memberships.save(new Membership(new Membership.Key(tenant, member), 0, one.memberRole(), now, now, null));
        }
        trail.recordFor(
                tenant,
                AuditRecord.of(Action.MEMBER_ADDED)
                        .by(Actor.member(member, trail.address()))
                        .on(Subject.member(member))
                        .with(Detail.ROLE, one.memberRole()));
        return new Joined(tenant, member);
    }
}
