package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.mail.MailAddress;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Sends, lists and revokes the invitations of the current tenant. The inviter can't tell whether an address has an account. */
@Service
public class Invitations {

    private static final int MOST_OPEN = 50;

    private final InvitationRows rows;
    private final MembershipRows memberships;
    private final Tenants tenants;
    private final Accounts accounts;
    private final InvitationLinks links;
    private final CurrentMember current;
    private final Access access;
    private final Throttle throttle;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final Clock clock;

    Invitations(
            InvitationRows rows,
            MembershipRows memberships,
            Tenants tenants,
            Accounts accounts,
            InvitationLinks links,
            CurrentMember current,
            Access access,
            Throttle throttle,
            AuditTrail trail,
            TenantScope scope,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.memberships = memberships;
        this.tenants = tenants;
        this.accounts = accounts;
        this.links = links;
        this.current = current;
        this.access = access;
        this.throttle = throttle;
        this.trail = trail;
        this.scope = scope;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An invitation that is neither used nor revoked. It may have expired. */
    public record Open(UUID id, String email, Role role, Instant expiresAt) {}

    /** The result of inviting. */
    public enum Answer {
        SENT,
        EMPTY,
        /** It isn't a complete mail address. */
        FORM,
        ALREADY_MEMBER,
        TOO_MANY,
        /** Too many recent mails to this mailbox or its domain, or from this company. */
        TOO_OFTEN,
        /** The invitation isn't open any more. */
        GONE
    }

    @Needs(Permission.MANAGE_MEMBERS)
    public List<Open> open() {
        return rows.findByIdTenantIdAndEndedAtIsNullOrderByInvitedAt(scope.current()).stream()
                .map(found -> new Open(found.id().id(), found.email(), found.memberRole(), found.expiresAt()))
                .toList();
    }

    /** Mails a link to the address, valid once and for 72 hours. An earlier invitation of the same address ends. */
    @Needs(value = Permission.INVITE, fresh = true)
    public Answer invite(String typed, Role role, Locale language) {
        TenantId tenant = scope.current();
        String email = Accounts.canonicalEmail(typed);
        return fault(typed)
                .or(() -> countMail(tenant, email))
                .orElseGet(() -> inTransaction(() -> inviteNow(tenant, email, role, language)));
    }

    /** Returns EMPTY or FORM if nobody can be invited with this address; otherwise empty. */
    @Needs(Permission.INVITE)
    public Optional<Answer> fault(String typed) {
        String email = Accounts.canonicalEmail(typed);
        if (email.isEmpty()) {
            return Optional.of(Answer.EMPTY);
        }
        return MailAddress.isComplete(email) ? Optional.empty() : Optional.of(Answer.FORM);
    }

    /**
     * Counts a mail against the limits of its mailbox, this company and the mailbox's domain. Must be called outside a
     * transaction, because the throttle counts in its own. A count stays even if the invitation fails.
     */
    private Optional<Answer> countMail(TenantId tenant, String email) {
        return throttle.takeAll(
                        Limit.INVITATION_MAIL.of(MailAddress.mailbox(email)),
                        Limit.INVITATION_COMPANY.of(tenant.toString()),
                        Limit.INVITATION_DOMAIN.of(MailAddress.domain(email)))
                .map(_ -> Answer.TOO_OFTEN);
    }

    private Answer inTransaction(Supplier<Answer> task) {
        return Objects.requireNonNull(transactions.execute(_ -> task.get()));
    }

    /** The right to invite is checked again under the lock: it may have ended since the call began. */
    private Answer inviteNow(TenantId tenant, String email, Role role, Locale language) {
        tenants.lock(tenant);
        access.require(Permission.INVITE);
        if (isMember(tenant, email)) {
            return Answer.ALREADY_MEMBER;
        }
        List<Invitation> open = rows.findByIdTenantIdAndEndedAtIsNullOrderByInvitedAt(tenant);
        if (open.size() >= MOST_OPEN) {
            return Answer.TOO_MANY;
        }
        open.stream().filter(found -> found.email().equals(email)).forEach(this::end);
        send(tenant, email, role, language);
        return Answer.SENT;
    }

    private void send(TenantId tenant, String email, Role role, Locale language) {
        links.inviteToJoin(tenant, email, role, current.id(), language);
        trail.record(AuditRecord.of(Action.MEMBER_INVITED)
                .with(Detail.MAIL, Accounts.shortenedEmail(email))
                .with(Detail.ROLE, role));
    }

    private Invitation end(Invitation found) {
        return rows.save(found.ended(clock.instant(), false));
    }

    private boolean isMember(TenantId tenant, String email) {
        return accounts.withEmail(email)
                .flatMap(member -> memberships.findByIdTenantIdAndIdMemberId(tenant, member))
                .isPresent();
    }

    /** Revokes an invitation. @return false if it was used or revoked before */
    @Needs(Permission.MANAGE_MEMBERS)
    @Transactional
    public boolean revoke(UUID invitation) {
        Optional<Invitation> open = lockAndFind(invitation, Permission.MANAGE_MEMBERS);
        open.map(this::end)
                .ifPresent(ended -> trail.record(AuditRecord.of(Action.INVITATION_REVOKED)
                        .with(Detail.MAIL, Accounts.shortenedEmail(ended.email()))));
        return open.isPresent();
    }

    /** Mails a new link; the earlier link stops working. @return SENT, TOO_OFTEN or GONE */
    @Needs(value = Permission.INVITE, fresh = true)
    public Answer resend(UUID invitation, Locale language) {
        TenantId tenant = scope.current();
        return rows.findById(new Invitation.Key(tenant, invitation))
                .map(found -> countMail(tenant, found.email())
                        .orElseGet(() -> inTransaction(() -> resendNow(invitation, language))))
                .orElse(Answer.GONE);
    }

    private Answer resendNow(UUID invitation, Locale language) {
        return lockAndFind(invitation, Permission.INVITE)
                .map(found -> {
                    end(found);
                    send(found.id().tenantId(), found.email(), found.memberRole(), language);
                    return Answer.SENT;
                })
                .orElse(Answer.GONE);
    }

    private Optional<Invitation> lockAndFind(UUID invitation, Permission permission) {
        TenantId tenant = scope.current();
        tenants.lock(tenant);
        access.require(permission);
        return rows.findById(new Invitation.Key(tenant, invitation)).filter(found -> found.endedAt() == null);
    }
}
