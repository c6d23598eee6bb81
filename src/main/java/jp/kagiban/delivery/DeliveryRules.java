package jp.kagiban.delivery;

import java.util.Optional;
import jp.kagiban.delivery.DeliveryRules.TenantReminders;
import jp.kagiban.delivery.DeliveryRules.TenantReminders.RemindersId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Stores the rules that companies have chosen. Other companies have {@link DeliveryRule#USUAL}. */
interface DeliveryRules extends Repository<TenantReminders, RemindersId> {

    TenantReminders save(TenantReminders rule);

    Optional<TenantReminders> findById(RemindersId id);

    /** Deletes the rule that a company has chosen. */
    @Modifying
    @Query("DELETE FROM tenant_reminders WHERE tenant_id = :tenant")
    int delete(TenantId tenant);

    default DeliveryRule of(TenantId tenant) {
        return findById(new RemindersId(tenant)).map(TenantReminders::rule).orElse(DeliveryRule.USUAL);
    }

    /** The row of a company that has chosen a rule. */
    record TenantReminders(
            @Id RemindersId id,
            @Version long version,
            String reminderDays,
            int quietFrom,
            int quietUntil,
            boolean urgentAlways) {

        record RemindersId(TenantId tenantId) {}

        static TenantReminders of(RemindersId id, long version, DeliveryRule rule) {
            return new TenantReminders(
                    id,
                    version,
                    rule.days().stored(),
                    rule.quiet().from(),
                    rule.quiet().until(),
                    rule.urgentAlways());
        }

        DeliveryRule rule() {
            return new DeliveryRule(
                    ReminderDays.ofStored(reminderDays), new QuietHours(quietFrom, quietUntil), urgentAlways);
        }
    }
}
