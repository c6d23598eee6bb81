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
import jp.kagiban.tenancy.Joining.Holder;
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
    public record Invited(String email, Instant expiresAt, Holder holder) {}

    /**
     * Mails a link to the address, if it has an account once its member has proven it; an earlier one of the same address ends.
     * Callers must check that they are operators.
     *
     * @param by who asks: an operator, or the portal for the server's own shell
     * @return false if no mail can go to such an address
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

    /** Empty where the token is unknown, used, replaced or expired: these look the same. */
    public Optional<Invited> look(String token) {
        return links.toOpen(token).map(one -> new Invited(one.email(), one.expiresAt(), signUp.holder(one.email())));
    }

    /** All that is wrong with the form of somebody who has no account yet. */
    public SignUp.Problems check(String token, String company, String name, String password) {
        String email = links.toOpen(token).map(CompanyInvitation::email).orElse("");
        return signUp.check(company, new NewMember(name, email, password));
    }

    /** The problem with the name of a member's new company; empty if there is none. */
    public Optional<SignUp.CompanyProblem> check(String company) {
        return SignUp.checkCompany(company.strip());
    }

    /**
     * The member who is logged in opens the company. {@link #check(String)} has passed.
     *
     * @return empty if the invitation has ended meanwhile, or is for another address
     */
    public Optional<SignUp.Opened> open(String token, String company) {
        return links.toOpen(token)
                .filter(one -> signUp.holder(one.email()) == Holder.INVITED)
                .flatMap(one -> once(one, company, signUp::current));
    }

    /**
     * Makes an account of the invited address, which the link has proven, and opens the company. Its form has been checked, and
     * its owner has agreed to what there is to agree to.
     *
     * @return empty if the invitation has ended meanwhile
     * @throws Accounts.EmailTaken if the address has just got an account
     */
    public Optional<SignUp.Opened> openAnew(String token, String company, String name, String password) {
        return links.toOpen(token).flatMap(one -> {
            Accounts.Prepared account = accounts.prepare(new NewMember(name, one.email(), password));
            return once(one, company, () -> signUp.registerProven(account));
        });
    }

    private Optional<SignUp.Opened> once(CompanyInvitation one, String company, Supplier<MemberId> owner) {
        return scope.outside(
                CrossTenantReason.INVITATION_OF_A_TOKEN,
                () -> transactions.execute(_ -> rows.lock(one.id())
                        .filter(again -> again.open(clock.instant()))
                        .map(again -> {
                            rows.save(again.ended(clock.instant()));
                            return signUp.store(TenantId.next(), company.strip(), owner.get());
                        })));
    }
}
