package jp.kagiban.login.factor;

import java.util.List;
import java.util.Optional;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.login.member.LoginNoted;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Reports that a member's factors have changed: in the history of the login space and those of their companies, and to
 * the member by mail. All methods run in the caller's transaction.
 */
@Component
public class FactorNews {

    private final AuditTrail trail;
    private final MemberMails mails;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;

    FactorNews(AuditTrail trail, MemberMails mails, Throttle throttle, ApplicationEventPublisher events) {
        this.throttle = throttle;
        this.events = events;
        this.trail = trail;
        this.mails = mails;
    }

    /**
     * Tells of a change. A removal is always allowed, so that nobody else's changes keep the member from it.
     *
     * @throws TooManyEntries if the member's factors have changed too often lately
     */
    public void tell(MemberId member, Action action, MailKind kind) {
        if (action != Action.PASSKEY_REMOVED && action != Action.APP_REMOVED) {
            throttle.require(Limit.FACTOR_CHANGE, member.toString());
        }
        note(member, AuditRecord.of(action).on(Subject.member(member)));
        mails.send(member, kind, List.of(), Optional.empty());
    }

    /** @param left the number of codes that are left */
    void recoveryCodeUsed(MemberId member, int left) {
        note(
                member,
                AuditRecord.of(Action.RECOVERY_CODE_USED)
                        .on(Subject.member(member))
                        .counting(left));
        mails.send(member, MailKind.RECOVERY_CODE_USED, List.of(String.valueOf(left)), Optional.empty());
    }

    private void note(MemberId member, AuditRecord entry) {
        trail.recordInLoginSpace(entry);
        events.publishEvent(new LoginNoted(member, entry));
    }
}
