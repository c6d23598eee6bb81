package jp.kagiban.tenancy;

import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.OwnAccount.MemberRenamed;
import jp.kagiban.login.member.LoginNoted;
import jp.kagiban.shared.MemberId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Copies into the companies' histories what concerns their members' logins and names, and deletes the history of a deleted company. */
@Component
class CompanyHistory {

    private final AuditTrail trail;
    private final Memberships memberships;

    CompanyHistory(AuditTrail trail, Memberships memberships) {
        this.memberships = memberships;
        this.trail = trail;
    }

    /** Entries name who acts as they are called now: who looks back must find what they were called before. */
    @EventListener
    void on(MemberRenamed renamed) {
        AuditRecord deed = AuditRecord.of(Action.MEMBER_RENAMED).on(Subject.member(renamed.member(), renamed.before()));
        inEachCompanyOf(renamed.member(), deed);
    }

    /** Owners read here who logged in and by what they prove who they are; the login space is closed to them. */
    @EventListener
    void on(LoginNoted noted) {
        inEachCompanyOf(noted.member(), noted.deed());
    }

    private void inEachCompanyOf(MemberId member, AuditRecord deed) {
        memberships.tenantsOf(member).forEach(tenant -> trail.recordFor(tenant, deed));
    }

    /** What the deletion itself writes at its end goes with the sweep an hour later. */
    @EventListener
    void on(TenantDeleted deleted) {
        trail.remove(deleted.tenant());
    }
}
