package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.TenantScope;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ShopTest
class KeyGateTest {

    @Autowired
    KeyGate gate;

    @Autowired
    TenantScope scope;

    @Autowired
    TransactionTemplate transaction;

    private int inside(UUID tenant, AtomicInteger inside) {
        return transaction.execute(_ -> {
            gate.lock(tenant);
            int together = inside.incrementAndGet();
            LockSupport.parkNanos(3_000_000);
            inside.decrementAndGet();
            return together;
        });
    }

    @RepeatedTest(10)
    void oneAtATimePassesTheGate() throws Exception {
        UUID tenant = Ids.next();
        AtomicInteger inside = new AtomicInteger();
        Callable<Integer> pass = () -> scope.in(tenant, () -> inside(tenant, inside));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> together = threads.invokeAll(Collections.nCopies(4, pass));
            assertThat(together).extracting(Future::get).containsOnly(1);
        }
    }
}
