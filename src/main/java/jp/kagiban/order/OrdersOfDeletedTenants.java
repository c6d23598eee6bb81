package jp.kagiban.order;

import java.util.List;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.TenantDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes what is kept of a company beside its shops; the orders go with each shop. */
@Component
class OrdersOfDeletedTenants {

    private static final List<String> DELETIONS = List.of(
            "DELETE FROM order_confirmation WHERE tenant_id = ?",
            "DELETE FROM order_change WHERE tenant_id = ?",
            "DELETE FROM order_purge WHERE tenant_id = ?",
            "DELETE FROM tenant_retention WHERE tenant_id = ?");

    private final JdbcClient db;

    OrdersOfDeletedTenants(JdbcClient db) {
        this.db = db;
    }

    @EventListener
    void on(TenantDeleted deleted) {
        TenantId tenant = deleted.tenant();
        DELETIONS.forEach(deletion -> db.sql(deletion).param(Column.of(tenant)).update());
    }
}
