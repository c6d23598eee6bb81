package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.mail.MailAddress;
import jp.kagiban.shared.CrossTenantReason;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Joining.Visitor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Invitations to open a company, from operators: valid once, for 72 hours, and for one address. */
@Service
public class CompanyInvitations {

    private final CompanyInvitationRows rows;
    private final SignUp signUp;
    private final Accounts accounts;
    private final InvitationLinks links;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final Clock clock;

    CompanyInvitations(
            CompanyInvitationRows rows,
            SignUp signUp,
            Accounts accounts,
            InvitationLinks links,
            AuditTrail trail,
            TenantScope scope,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.signUp = signUp;
        this.accounts = accounts;
        this.links = links;
        this.trail = trail;
        this.scope = scope;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The content of the link's page. */
    public record Invited(String email, Instant expiresAt, Visitor visitor) {}

    /**
     * Mails a link to the address, and ends earlier invitations of the address. If the address belongs to an account but isn't
     * proven, the link is mailed once it is. Callers must check that the actor is allowed to invite.
     *
     * @param by the actor for the history: an operator, or the portal for commands on the server's shell
     * @return false if this isn't a complete mail address
     */
    public boolean invite(String typed, Locale language, Actor by) {
        String email = Accounts.canonicalEmail(typed);
        if (!MailAddress.isComplete(email)) {
            return false;
        }
        transactions.executeWithoutResult(_ -> {
            links.inviteToOpen(email, language);
            trail.recordInLoginSpace(
                    AuditRecord.of(Action.COMPANY_INVITED).by(by).with(Detail.MAIL, Accounts.shortenedEmail(email)));
        });
        return true;
    }

    /**
     * The open invitation of this token. Empty if the token is unknown, used, replaced or expired; callers can't tell these
     * apart.
     */
    public Optional<Invited> find(String token) {
        return links.toOpen(token)
                .map(invitation ->
                        new Invited(invitation.email(), invitation.expiresAt(), signUp.visitor(invitation.email())));
    }

    /** All problems with the form of a person who has no account yet. */
    public SignUp.Problems check(String token, String company, String name, String password) {
        String email = links.toOpen(token).map(CompanyInvitation::email).orElse("");
        return signUp.check(company, new NewMember(name, email, password));
    }

    /** The problem with the name of a member's new company; empty if there is none. */
    public Optional<SignUp.CompanyProblem> check(String company) {
        return SignUp.checkCompany(company.strip());
    }

    /**
     * Opens the company for the logged-in member. Callers must call {@link #check(String)} first.
     *
     * @return empty if the invitation has ended meanwhile, or is for another address
     */
    public Optional<SignUp.Opened> open(String token, String company) {
        return links.toOpen(token)
                .filter(invitation -> signUp.visitor(invitation.email()) == Visitor.INVITED_MEMBER)
                .flatMap(invitation -> openOnce(invitation, company, signUp::current));
    }

    /**
     * Creates an account for the invited address, which the link has proven, and opens the company. Callers must check the form
     * and the owner's consent first.
     *
     * @return empty if the invitation has ended meanwhile
     * @throws Accounts.EmailTaken if the address has just got an account
     */
    public Optional<SignUp.Opened> openWithNewAccount(String token, String company, String name, String password) {
        return links.toOpen(token).flatMap(invitation -> {
            Accounts.Prepared account = accounts.prepare(new NewMember(name, invitation.email(), password));
            return openOnce(invitation, company, () -> signUp.registerProven(account));
        });
    }

    private Optional<SignUp.Opened> openOnce(CompanyInvitation invitation, String company, Supplier<MemberId> owner) {
        return scope.outside(
                CrossTenantReason.INVITATION_OF_A_TOKEN,
                () -> transactions.execute(_ -> rows.lock(invitation.id())
                        .filter(locked -> locked.open(clock.instant()))
                        .map(locked -> {
                            rows.save(locked.ended(clock.instant()));
                            return signUp.store(TenantId.next(), company.strip(), owner.get());
                        })));
    }
}
