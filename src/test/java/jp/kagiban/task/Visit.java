package jp.kagiban.task;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;

/** A task of tests. */
record Visit(TenantId tenant, ShopId shop, UUID subject) implements MallTask {

    private static final TaskKind<Visit> VISIT = TaskKind.of("tasks-test", Urgency.CHECK, Visit.class, Visit::new);

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

    static TaskWork<Visit, Void> work(Function<Visit, Optional<Instant>> run) {
        return TaskWork.ofEach(VISIT, run);
    }
}
