package jp.kagiban.delivery;

import jp.kagiban.shared.TenantId;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/** The rule of a company that has chosen one. */
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
