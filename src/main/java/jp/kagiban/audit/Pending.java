package jp.kagiban.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import jp.kagiban.shared.TenantId;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The entries of one transaction, written right before its commit. All transactions lock several chains in the same order, so
 * there is no deadlock.
 */
final class Pending implements TransactionSynchronization {

    private final BiConsumer<TenantId, List<Row>> append;
    private final Map<TenantId, List<Row>> rows = new TreeMap<>();
    private boolean written;

    Pending(BiConsumer<TenantId, List<Row>> append) {
        this.append = append;
    }

    /** Entries that come during the commit are written at once. */
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
