package jp.kagiban.errand;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.kagiban.shared.TenantScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** The kinds of tasks that run in batches. */
@Component
class BulkRuns {

    private final Supplier<List<BulkWork<?, ?>>> works;
    private final TaskRows rows;
    private final TaskRunner runner;
    private final TenantScope scope;
    private final TransactionTemplate transaction;

    /** Looks the works up at the first run, because they plan tasks themselves. */
    BulkRuns(
            ObjectProvider<BulkWork<?, ?>> works,
            TaskRows rows,
            TaskRunner runner,
            TenantScope scope,
            TransactionTemplate transaction) {
        this.works = SingletonSupplier.of(() -> works.stream().toList());
        this.rows = rows;
        this.runner = runner;
        this.scope = scope;
        this.transaction = transaction;
    }

    /** Creates runs for one bucket's worker, by kind. */
    Map<String, BulkRun<?, ?>> begin() {
        return works.get().stream().collect(Collectors.toMap(work -> work.kind().name(), this::run));
    }

    private <T extends MallTask, A> BulkRun<T, A> run(BulkWork<T, A> work) {
        return new BulkRun<>(work, rows, runner, scope, transaction);
    }
}
