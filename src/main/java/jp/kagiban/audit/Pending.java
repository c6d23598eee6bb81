package jp.kagiban.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import jp.kagiban.shared.TenantId;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What one transaction has recorded, written right before its commit. Where it has entries for several chains, all transactions
 * take them in the same order, so that none waits for another in a circle.
 */
final class Pending implements TransactionSynchronization {

    private final BiConsumer<TenantId, List<Row>> append;
    private final Map<TenantId, List<Row>> rows = new TreeMap<>();
    private boolean written;

    Pending(BiConsumer<TenantId, List<Row>> append) {
        this.append = append;
    }

    /** Once the transaction is about to commit, what others still do before that is written at once. */
    void add(TenantId owner, Row row) {
        if (written) {
            append.accept(owner, List.of(row));
        } else {
            rows.computeIfAbsent(owner, _ -> new ArrayList<>()).add(row);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        rows.forEach(append);
    }
}
