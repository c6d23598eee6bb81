package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.SignUpPolicy;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PlainText;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Opens a tenant with its first owner. */
@Service
public class SignUp {

    static final int LONGEST_COMPANY = 255;

    private final Newcomers newcomers;
    private final Tenants tenants;
    private final MembershipRows memberships;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final AuditTrail trail;
    private final SignUpPolicy policy;
    private final Clock clock;

    SignUp(
            Newcomers newcomers,
            Tenants tenants,
            MembershipRows memberships,
            TenantScope scope,
            TransactionOperations transactions,
            AuditTrail trail,
            SignUpPolicy policy,
            Clock clock) {
        this.policy = policy;
        this.newcomers = newcomers;
        this.tenants = tenants;
        this.memberships = memberships;
        this.scope = scope;
        this.transactions = transactions;
        this.trail = trail;
        this.clock = clock;
    }

    /** A problem with the company's name. */
    public enum CompanyProblem {
        EMPTY,
        TOO_LONG,
        /** It holds characters that can't be written. */
        CHARACTERS,
        /** It is or holds an address of mail or of the web. */
        ADDRESS
    }

    /** All problems of a form. */
    public record Problems(Optional<CompanyProblem> company, List<Accounts.Problem> member) {

        public boolean none() {
            return company.isEmpty() && member.isEmpty();
        }
    }

    /** Whether anybody may open a company, or only people whom an operator invites. */
    public boolean openToAll() {
        return policy.open();
    }

    /** The new tenant and its owner. */
    public record Opened(TenantId tenant, MemberId owner) {}

    public Problems check(String company, NewMember owner) {
        return new Problems(checkCompany(company.strip()), newcomers.check(owner));
    }

    static Optional<CompanyProblem> checkCompany(String company) {
        if (company.isEmpty()) {
            return Optional.of(CompanyProblem.EMPTY);
        }
        if (!PlainText.isWritable(company)) {
            return Optional.of(CompanyProblem.CHARACTERS);
        }
        if (company.length() > LONGEST_COMPANY) {
            return Optional.of(CompanyProblem.TOO_LONG);
        }
        return NameForStrangers.isAddress(company) ? Optional.of(CompanyProblem.ADDRESS) : Optional.empty();
    }

    /**
     * Opens the tenant, all or nothing, and mails its owner the link that proves the address. {@link #check} has passed, and
     * the owner has agreed to what there is to agree to.
     *
     * @throws Accounts.EmailTaken if somebody else has just taken the address
     */
    public Opened open(String company, NewMember owner) {
        if (!openToAll()) {
            throw new IllegalStateException("Companies are opened by invitation only");
        }
        return open(company, owner, newcomers::registerUnproven);
    }

    /**
     * The same for an owner whose address needs no proof, because it is made up: that of a ready merchant.
     *
     * @throws Accounts.EmailTaken if somebody else has just taken the address
     */
    public Opened openProven(String company, NewMember owner) {
        return open(company, owner, newcomers::registerMadeUp);
    }

    private Opened open(String company, NewMember owner, Function<Accounts.Prepared, MemberId> register) {
        TenantId tenant = TenantId.next();
        Accounts.Prepared prepared = newcomers.prepare(owner);
        return scope.in(
                tenant, () -> transactions.execute(_ -> store(tenant, company.strip(), register.apply(prepared))));
    }

    /** Stores the tenant with its first owner, in the caller's transaction. */
    Opened store(TenantId tenant, String company, MemberId member) {
        Instant now = clock.instant();
        tenants.save(Tenant.open(tenant, company, now));
        memberships.save(new Membership(new Membership.Key(tenant, member), 0, Role.OWNER, now, null, null));
        AuditRecord signedUp = AuditRecord.of(Action.SIGNED_UP).by(Actor.member(member, trail.address()));
        trail.recordFor(tenant, signedUp.on(Subject.tenant(tenant, company)));
        trail.recordInLoginSpace(signedUp.on(Subject.member(member)));
        return new Opened(tenant, member);
    }
}
