package jp.kagiban.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.mail.MailAddress;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantId;
import org.springframework.stereotype.Component;

/** Begins an invitation, mails its link, and ends it. */
@Component
class InvitationSender {

    static final Duration VALID = Duration.ofDays(3);

    private final InvitationRows rows;
    private final InvitationMails mailing;
    private final CurrentMember current;
    private final Throttle throttle;
    private final AuditTrail trail;
    private final Clock clock;

    InvitationSender(
            InvitationRows rows,
            InvitationMails mailing,
            CurrentMember current,
            Throttle throttle,
            AuditTrail trail,
            Clock clock) {
        this.rows = rows;
        this.mailing = mailing;
        this.current = current;
        this.throttle = throttle;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Whether too many mails have gone to this mailbox lately, out of this company, or to this domain; asking counts as one. Ask
     * before a transaction: the counts have one of their own, and stay whatever becomes of it.
     */
    boolean mayNot(TenantId tenant, String email) {
        return throttle.take(Throttle.Limit.INVITATION_MAIL, MailAddress.mailbox(email))
                .or(() -> throttle.take(Throttle.Limit.INVITATION_COMPANY, tenant.toString()))
                .or(() -> throttle.take(Throttle.Limit.INVITATION_DOMAIN, MailAddress.domain(email)))
                .isPresent();
    }

    /** In the caller's transaction, under the tenant's lock. */
    void send(TenantId tenant, String email, Role role, Locale language) {
        Instant now = clock.instant();
        String token = Hashes.newToken();
        boolean waits = mailing.mustWait(email);
        rows.save(new Invitation(
                new InvitationId(tenant, Ids.next()),
                0,
                email,
                role,
                Hashes.hex(token),
                current.id(),
                now,
                now.plus(VALID),
                null,
                false,
                waits ? language.toLanguageTag() : null));
        trail.record(AuditRecord.of(Action.MEMBER_INVITED)
                .with(Detail.MAIL, Accounts.shortenedEmail(email))
                .with(Detail.ROLE, role));
        if (!waits) {
            mailing.mail(tenant, email, token, language);
        }
    }

    Invitation end(Invitation one) {
        return rows.save(one.ended(clock.instant(), false));
    }
}
