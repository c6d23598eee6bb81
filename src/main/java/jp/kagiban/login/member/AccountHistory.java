package jp.kagiban.login.member;

import java.util.List;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Subject;
import jp.kagiban.shared.MemberId;
import org.springframework.stereotype.Component;

/** Records changes to a member's account in the history of the login space, all in the caller's transaction. */
@Component
public class AccountHistory {

    private final AuditTrail trail;

    AccountHistory(AuditTrail trail) {
        this.trail = trail;
    }

    /** Records a request for a new password of this member. The actor isn't known, because a job handles the request. */
    public void resetAsked(MemberId member) {
        record(AuditRecord.of(Action.PASSWORD_RESET_ASKED).by(Actor.nobody(null)), member);
    }

    public void passwordReset(MemberId member) {
        record(AuditRecord.of(Action.PASSWORD_RESET), member);
    }

    /** @param before the earlier name; the entries show the current one anyway */
    public void renamed(MemberId member, String before) {
        trail.recordInLoginSpace(AuditRecord.of(Action.MEMBER_RENAMED).on(Subject.member(member, before)));
    }

    public void addressChangeAsked(MemberId member, String address) {
        record(withAddress(Action.MAIL_ADDRESS_CHANGE_ASKED, address), member);
    }

    public void addressChanged(MemberId member, String address) {
        record(withAddress(Action.MAIL_ADDRESS_CHANGED, address), member);
    }

    private static AuditRecord withAddress(Action action, String address) {
        return AuditRecord.of(action)
                .with(Detail.MAIL, EmailAddress.shortened(address).orElse(null));
    }

    /** @param documents the codes of the documents to which the new member has agreed */
    public void consentGiven(MemberId member, List<String> documents) {
        AuditRecord given = AuditRecord.of(Action.CONSENT_GIVEN).by(Actor.member(member, trail.address()));
        record(given.with(Detail.FIELDS, String.join(" ", documents)), member);
    }

    /** @param language {@code ja} or {@code en} */
    public void languageChanged(MemberId member, String language) {
        record(AuditRecord.of(Action.MAIL_LANGUAGE_CHANGED).with(Detail.LANGUAGE, language), member);
    }

    private void record(AuditRecord entry, MemberId member) {
        trail.recordInLoginSpace(entry.on(Subject.member(member)));
    }
}
