package jp.kagiban.audit;

import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The end of a history: that of a tenant which is deleted. */
@Component
public class HistoryEnd {

    private final JdbcClient db;

    HistoryEnd(JdbcClient db) {
        this.db = db;
    }

    /** Removes the whole chain of the tenant in force, in the caller's transaction. */
    public void of(TenantId tenant) {
        remove("audit_entry", tenant);
        remove("audit_anchor", tenant);
        remove("audit_chain", tenant);
    }

    private void remove(String table, TenantId tenant) {
        db.sql("DELETE FROM " + table + " WHERE tenant_id = ?")
                .param(Column.of(tenant))
                .update();
    }
}
