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
import jp.kagiban.login.Consents;
import jp.kagiban.login.SignUpPolicy;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PlainText;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Creates the accounts of owners and invited members, and opens tenants with their first owner. */
@Service
public class SignUp {

    static final int LONGEST_COMPANY = 255;

    private final Accounts accounts;
    private final AddressProof proof;
    private final Consents consents;
    private final ObjectProvider<CurrentMember> current;
    private final Tenants tenants;
    private final MembershipRows memberships;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final AuditTrail trail;
    private final SignUpPolicy policy;
    private final Clock clock;

    /** @param current has no bean in commands on the server's shell */
    SignUp(
            Accounts accounts,
            AddressProof proof,
            Consents consents,
            ObjectProvider<CurrentMember> current,
            Tenants tenants,
            MembershipRows memberships,
            TenantScope scope,
            TransactionOperations transactions,
            AuditTrail trail,
            SignUpPolicy policy,
            Clock clock) {
        this.policy = policy;
        this.accounts = accounts;
        this.proof = proof;
        this.consents = consents;
        this.current = current;
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
        /** It contains a mail address or a URL. */
        ADDRESS
    }

    /** All problems of a form. */
    public record Problems(Optional<CompanyProblem> company, List<AccountResult> member) {

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
        return new Problems(checkCompany(company.strip()), accounts.check(owner));
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
     * Opens the tenant in one transaction, and mails its owner the link that proves the address. If the mailbox has had
     * too many mails, the owner can ask for the link later. Callers must call {@link #check} and check the consent
     * first.
     *
     * @throws Accounts.EmailTaken if somebody else has just taken the address
     */
    public Opened open(String company, NewMember owner) {
        if (!openToAll()) {
            throw new IllegalStateException("Companies are opened by invitation only");
        }
        boolean mayMail = proof.mayMail(owner.email());
        return open(company, owner, account -> registerUnproven(account, mayMail));
    }

    /**
     * Opens a tenant for an owner with a made-up address, which needs no proof: one of a sandbox's ready merchants.
     *
     * @throws Accounts.EmailTaken if somebody else has just taken the address
     */
    public Opened openProven(String company, NewMember owner) {
        return open(company, owner, this::registerMadeUp);
    }

    private Opened open(String company, NewMember owner, Function<Accounts.Prepared, MemberId> register) {
        TenantId tenant = TenantId.next();
        Accounts.Prepared prepared = accounts.prepare(owner);
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

    /** The person who opened a link that was mailed to this address. */
    Joining.Visitor visitor(String email) {
        return Joining.Visitor.of(accounts.withEmail(email), current.getObject().find(), proof::proven);
    }

    /** @throws java.util.NoSuchElementException if nobody is logged in */
    MemberId current() {
        return current.getObject().find().orElseThrow();
    }

    /**
     * Creates the account of an address that a link has proven, and records the consent, in the caller's transaction.
     *
     * @throws Accounts.EmailTaken if the address has just got an account
     */
    MemberId registerProven(Accounts.Prepared account) {
        MemberId member = accounts.register(account);
        proof.accept(member);
        consents.given(member);
        return member;
    }

    /** Creates an account and records the consent. Mails the link that proves the address, if {@code mayMail}. */
    private MemberId registerUnproven(Accounts.Prepared account, boolean mayMail) {
        MemberId member = accounts.register(account);
        proof.ask(member, mayMail);
        consents.given(member);
        return member;
    }

    /** Creates an account with a made-up address. There is no consent to record. */
    private MemberId registerMadeUp(Accounts.Prepared account) {
        MemberId member = accounts.register(account);
        proof.accept(member);
        return member;
    }
}
