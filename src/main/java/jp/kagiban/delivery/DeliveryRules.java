package jp.kagiban.delivery;

import java.util.Optional;
import jp.kagiban.delivery.TenantReminders.RemindersId;
import jp.kagiban.shared.TenantId;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface DeliveryRules extends Repository<TenantReminders, RemindersId> {

    TenantReminders save(TenantReminders rule);

    Optional<TenantReminders> findById(RemindersId id);

    /** Deletes what a company has chosen. */
    @Modifying
    @Query("DELETE FROM tenant_reminders WHERE tenant_id = :tenant")
    int forget(TenantId tenant);

    default DeliveryRule of(TenantId tenant) {
        return findById(new RemindersId(tenant)).map(TenantReminders::rule).orElse(DeliveryRule.USUAL);
    }
}
