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

/** Which kinds of errands are run many at a time. */
@Component
class BulkRuns {

    private final Supplier<List<BulkWork<?, ?>>> works;
    private final ErrandRows rows;
    private final ErrandRunner runner;
    private final TenantScope scope;
    private final TransactionTemplate transaction;

    /** What runs errands plans some too: it is looked up when the first is run. */
    BulkRuns(
            ObjectProvider<BulkWork<?, ?>> works,
            ErrandRows rows,
            ErrandRunner runner,
            TenantScope scope,
            TransactionTemplate transaction) {
        this.works = SingletonSupplier.of(() -> works.stream().toList());
        this.rows = rows;
        this.runner = runner;
        this.scope = scope;
        this.transaction = transaction;
    }

    /** New ones, for whoever works a bucket; by the names of their kinds. */
    Map<String, BulkRun<?, ?>> begin() {
        return works.get().stream().collect(Collectors.toMap(work -> work.kind().name(), this::run));
    }

    private <T extends Errand, A> BulkRun<T, A> run(BulkWork<T, A> work) {
        return new BulkRun<>(work, rows, runner, scope, transaction);
    }
}
