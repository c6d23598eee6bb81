package jp.kagiban.tenancy;

import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Subject;
import jp.kagiban.login.OwnAccount.MemberRenamed;
import jp.kagiban.login.member.LoginNoted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Records members' logins, second factors and renames in the history of each of their companies. Deletes the history of
 * a deleted company.
 */
@Component
class CompanyHistory {

    private final AuditTrail trail;
    private final Memberships memberships;

    CompanyHistory(AuditTrail trail, Memberships memberships) {
        this.memberships = memberships;
        this.trail = trail;
    }

    /** Entries show members by their current names, so the earlier name must be recorded. */
    @EventListener
    void on(MemberRenamed renamed) {
        AuditRecord record =
                AuditRecord.of(Action.MEMBER_RENAMED).on(Subject.member(renamed.member(), renamed.before()));
        memberships.tenantsOf(renamed.member()).forEach(tenant -> trail.recordFor(tenant, record));
    }

    /** Owners can't read the login space, so logins and factors are recorded in the company's history too. */
    @EventListener
    void on(LoginNoted noted) {
        memberships.tenantsOf(noted.member()).forEach(tenant -> trail.noteFor(tenant, noted.member(), noted.deed()));
    }

    /** The sweep an hour later removes the entries that the deletion itself writes. */
    @EventListener
    void on(TenantDeleted deleted) {
        trail.remove(deleted.tenant());
    }
}
