package jp.kagiban.errand;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import org.springframework.beans.factory.ObjectProvider;

/** A task of tests. */
record Visit(TenantId tenant, ShopId shop, UUID subject) implements MallTask {

    private static final TaskKind<Visit> VISIT = TaskKind.of("errands-test", Urgency.CHECK, Visit.class, Visit::new);

    static Visit some() {
        return new Visit(TenantId.next(), ShopId.next(), Ids.next());
    }

    @Override
    public TaskKind<Visit> kind() {
        return VISIT;
    }

    int bucket() {
        return Buckets.of(shop.toString());
    }

    /** A runner that knows nothing but visits. */
    static TaskRunner runner(Function<Visit, Optional<Instant>> run, TaskRows rows, TenantScope scope, Clock clock) {
        return new TaskRunner(new OneWork(new TaskWork<>(VISIT, run)), rows, scope, clock);
    }

    private record OneWork(TaskWork<?> work) implements ObjectProvider<TaskWork<?>> {

        @Override
        public Stream<TaskWork<?>> stream() {
            return Stream.of(work);
        }

        @Override
        public TaskWork<?> getObject() {
            return work;
        }
    }
}
