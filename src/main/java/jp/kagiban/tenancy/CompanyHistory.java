package jp.kagiban.tenancy;

import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.HistoryEnd;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.MemberRenamed;
import jp.kagiban.login.member.LoginNoted;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.TenantId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes into a company's history what its owners settle, and what those who run the portal do with it. */
@Component
class CompanyHistory {

    private final AuditTrail trail;
    private final HistoryEnd end;
    private final Memberships memberships;

    CompanyHistory(AuditTrail trail, HistoryEnd end, Memberships memberships) {
        this.memberships = memberships;
        this.trail = trail;
        this.end = end;
    }

    @EventListener
    void on(CompanyRenamed renamed) {
        trail.record(AuditRecord.of(Action.COMPANY_CHANGED)
                .on(Subject.tenant(renamed.tenant(), renamed.after()))
                .with(Detail.FIELDS, "COMPANY_NAME"));
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

    @EventListener
    void on(SecondFactorDemanded demanded) {
        trail.record(AuditRecord.of(Action.COMPANY_CHANGED).with(Detail.FIELDS, "SECOND_FACTOR"));
    }

    @EventListener
    void on(SupportGranted granted) {
        trail.record(AuditRecord.of(Action.SUPPORT_GRANTED).with(Detail.EXPIRY, Jst.minute(granted.until())));
    }

    @EventListener
    void on(SupportRevoked revoked) {
        trail.record(AuditRecord.of(Action.SUPPORT_REVOKED));
    }

    @EventListener
    void on(TenantEndPlanned planned) {
        trail.record(AuditRecord.of(Action.COMPANY_END_PLANNED).with(Detail.EXPIRY, Jst.minute(planned.at())));
    }

    @EventListener
    void on(TenantEndTakenBack takenBack) {
        trail.record(AuditRecord.of(Action.COMPANY_END_TAKEN_BACK));
    }

    @EventListener
    void on(TenantSuspended suspended) {
        byOperator(suspended.tenant(), suspended.operator(), AuditRecord.of(Action.COMPANY_SUSPENDED));
    }

    @EventListener
    void on(TenantResumed resumed) {
        byOperator(resumed.tenant(), resumed.operator(), AuditRecord.of(Action.COMPANY_RESUMED));
    }

    @EventListener
    void on(TenantLookedAt looked) {
        byOperator(looked.tenant(), looked.operator(), AuditRecord.of(Action.COMPANY_LOOKED_AT));
    }

    private void byOperator(TenantId tenant, MemberId operator, AuditRecord deed) {
        trail.recordFor(tenant, deed.by(Actor.operator(operator, trail.address())));
    }

    /** What the deletion itself writes at its end goes with the sweep an hour later. */
    @EventListener
    void on(TenantDeleted deleted) {
        end.of(deleted.tenant());
    }
}
