package jp.kagiban.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.ResealRows.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes entries out of the ledger that are too old to tell anything, and keeps what they came to: so what was noted outside of the
 * database before stays true.
 */
class LedgerCuts {

    private static final byte[] LABEL = "cut".getBytes(StandardCharsets.US_ASCII);
    private static final int MAC = 32;
    private static final int TOGETHER = 200;

    private final JdbcClient db;
    private final LedgerRows rows;
    private final TransactionTemplate transaction;

    LedgerCuts(JdbcClient db, LedgerRows rows, TransactionTemplate transaction) {
        this.db = db;
        this.rows = rows;
        this.transaction = transaction;
    }

    /**
     * What was taken out of the ledger of a tenant.
     *
     * @param genuine whether it is the portal's word
     */
    record Cut(LedgerSum sum, boolean genuine) {

        static final Cut NONE = new Cut(LedgerSum.NONE, true);
    }

    /** Those of all tenants of whose ledger anything was taken out. */
    Map<TenantId, Cut> all(KeyMaterial key) {
        Map<TenantId, Cut> all = new HashMap<>();
        db.sql("SELECT tenant_id, entries, total, mac FROM secret_ledger_cut").query(row -> {
            TenantId tenant = Column.tenant(row, "tenant_id");
            all.put(tenant, cut(tenant, row, key));
        });
        return all;
    }

    private Cut of(TenantId tenant, KeyMaterial key) {
        return db.sql("SELECT entries, total, mac FROM secret_ledger_cut WHERE tenant_id = ? FOR UPDATE")
                .param(Column.of(tenant))
                .query((row, _) -> cut(tenant, row, key))
                .optional()
                .orElse(Cut.NONE);
    }

    private static Cut cut(TenantId tenant, ResultSet row, KeyMaterial key) throws SQLException {
        LedgerSum sum = LedgerSum.of(row.getLong("entries"), row.getBytes("total"));
        return new Cut(sum, MessageDigest.isEqual(mac(tenant, sum, key), row.getBytes("mac")));
    }

    private static byte[] mac(TenantId tenant, LedgerSum sum, KeyMaterial key) {
        byte[] entries = ByteBuffer.allocate(Long.BYTES).putLong(sum.entries()).array();
        return Hkdf.expand(key, MAC, LABEL, Column.of(tenant), entries, sum.bytes());
    }

    /** Forgets those that aren't the portal's word. */
    void dropForged(KeyMaterial key) {
        all(key).entrySet().stream()
                .filter(one -> !one.getValue().genuine())
                .forEach(one -> db.sql("DELETE FROM secret_ledger_cut WHERE tenant_id = ?")
                        .param(Column.of(one.getKey()))
                        .update());
    }

    /** Takes out what was destroyed before then; the caller has seen that the ledger of this tenant is as the portal has left it. */
    void cut(TenantId tenant, Instant before, KeyMaterial key) {
        boolean more = true;
        while (more) {
            more = Objects.requireNonNull(transaction.execute(_ -> some(tenant, before, key)));
        }
    }

    private boolean some(TenantId tenant, Instant before, KeyMaterial key) {
        List<Place> old = rows.destroyedBefore(tenant, before, TOGETHER);
        Cut cut = of(tenant, key);
        if (old.isEmpty() || !cut.genuine()) {
            return false;
        }
        LedgerSum sum = cut.sum();
        for (Place place : old) {
            for (LedgerRows.Row row : rows.lock(tenant, place)) {
                sum = sum.plus(row, key);
            }
            rows.remove(tenant, place);
        }
        store(tenant, sum, key);
        return old.size() == TOGETHER;
    }

    private void store(TenantId tenant, LedgerSum sum, KeyMaterial key) {
        db.sql(
                        "INSERT INTO secret_ledger_cut (tenant_id, entries, total, mac) VALUES (?, ?, ?, ?)"
                                + " ON DUPLICATE KEY UPDATE entries = VALUES(entries), total = VALUES(total), mac = VALUES(mac)")
                .params(Column.of(tenant), sum.entries(), sum.bytes(), mac(tenant, sum, key))
                .update();
    }
}
