package jp.kagiban.delivery;

import java.time.Clock;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.delivery.DeliveryRules.TenantReminders;
import jp.kagiban.delivery.DeliveryRules.TenantReminders.RemindersId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.storage.Jobs;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes the current company's rule for sending notices out of the portal. */
@Service
public class DeliverySettings {

    private final DeliveryRules rules;
    private final TenantScope scope;
    private final Jobs jobs;
    private final AuditTrail trail;
    private final Clock clock;

    DeliverySettings(DeliveryRules rules, TenantScope scope, Jobs jobs, AuditTrail trail, Clock clock) {
        this.rules = rules;
        this.scope = scope;
        this.jobs = jobs;
        this.trail = trail;
        this.clock = clock;
    }

    @Needs(Permission.SEE_SHOPS)
    public DeliveryRule rule() {
        return rules.of(scope.current());
    }

    /**
     * Changes the rule at once. If a new reminder day has already passed, its reminder is sent at once, unless it was
     * sent before. An unchanged rule isn't recorded.
     */
    @Needs(value = Permission.MANAGE_COMPANY, fresh = true)
    @Transactional
    public void change(DeliveryRule wanted) {
        TenantId tenant = scope.current();
        if (wanted.equals(rules.of(tenant))) {
            return;
        }
        RemindersId id = new RemindersId(tenant);
        long version = rules.findById(id).map(TenantReminders::version).orElse(0L);
        rules.save(TenantReminders.of(id, version, wanted));
        trail.record(AuditRecord.of(Action.COMPANY_CHANGED).with(Detail.FIELDS, "REMINDERS"));
        jobs.plan(new DeliveryJobs.RunJob(tenant), clock.instant());
    }
}
