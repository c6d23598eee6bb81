package jp.kagiban.login.factor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.mail.MailKind;
import org.springframework.stereotype.Component;

/**
 * Reports that a member's factors have changed: in the history of the login space, and to the member by mail. All in the
 * caller's transaction.
 */
@Component
public class FactorNews {

    private final AuditTrail trail;
    private final MemberMails mails;

    FactorNews(AuditTrail trail, MemberMails mails) {
        this.trail = trail;
        this.mails = mails;
    }

    public void tell(UUID member, Action action, MailKind kind) {
        trail.recordInLoginSpace(AuditRecord.of(action).on(Subject.member(member)));
        mails.send(member, kind, List.of(), Optional.empty());
    }

    /** @param left how many they still have */
    void recoveryCodeUsed(UUID member, int left) {
        trail.recordInLoginSpace(AuditRecord.of(Action.RECOVERY_CODE_USED)
                .on(Subject.member(member))
                .counting(left));
        mails.send(member, MailKind.RECOVERY_CODE_USED, List.of(String.valueOf(left)), Optional.empty());
    }
}
