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

/** An errand of tests. */
record Visit(TenantId tenant, ShopId shop, UUID subject) implements Errand {

    private static final ErrandKind<Visit> VISIT =
            ErrandKind.of("errands-test", Urgency.CHECK, Visit.class, Visit::new);

    static Visit some() {
        return new Visit(TenantId.next(), ShopId.next(), Ids.next());
    }

    @Override
    public ErrandKind<Visit> kind() {
        return VISIT;
    }

    int bucket() {
        return Buckets.of(shop.toString());
    }

    /** A runner that knows nothing but visits. */
    static ErrandRunner runner(
            Function<Visit, Optional<Instant>> run, ErrandRows rows, TenantScope scope, Clock clock) {
        return new ErrandRunner(new OneWork(new ErrandWork<>(VISIT, run)), rows, scope, clock);
    }

    private record OneWork(ErrandWork<?> work) implements ObjectProvider<ErrandWork<?>> {

        @Override
        public Stream<ErrandWork<?>> stream() {
            return Stream.of(work);
        }

        @Override
        public ErrandWork<?> getObject() {
            return work;
        }
    }
}
