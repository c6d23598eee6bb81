package jp.kagiban.shop.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.activation.KeyTrialLimiter.Allotment;
import jp.kagiban.shop.key.KeyGeneration.TenantGeneration;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class KeyTrialLimiterTest {

    @Autowired
    KeyTrialLimiter limiter;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    private int inside(TenantId tenant, AtomicInteger inside) {
        return limiter.locked(tenant, () -> {
            int together = inside.incrementAndGet();
            LockSupport.parkNanos(3_000_000);
            inside.decrementAndGet();
            return together;
        });
    }

    @RepeatedTest(10)
    void oneAtATimePassesTheGate() throws Exception {
        TenantId tenant = TenantId.next();
        AtomicInteger inside = new AtomicInteger();
        Callable<Integer> pass = () -> scope.in(tenant, () -> inside(tenant, inside));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> together = threads.invokeAll(Collections.nCopies(4, pass));
            assertThat(together).extracting(Future::get).containsOnly(1);
        }
    }

    @Test
    void manyNewTenantsAtOnceDoNotEmptyThePool() throws Exception {
        List<Callable<Boolean>> first =
                Stream.generate(TenantId::next).limit(40).map(this::entering).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(first)).extracting(Future::get).containsOnly(true);
        }
    }

    private Callable<Boolean> entering(TenantId tenant) {
        return () -> scope.in(
                tenant,
                () -> limiter.enter(new TenantGeneration(tenant, GenerationId.next()), Allotment.UNPROVEN)
                        .isEmpty());
    }

    private void refusals(TenantId tenant) {
        for (int key = 0; key < KeyTrialLimiter.MOST; key++) {
            TenantGeneration refused = new TenantGeneration(tenant, GenerationId.next());
            limiter.enter(refused, Allotment.UNPROVEN);
            limiter.settle(refused, Answer.REJECTED);
        }
    }

    @Test
    void refusalsOfAClockThatWasAheadKeepNobodyWaiting() throws Exception {
        TenantId tenant = TenantId.next();
        clock.set(SettableClock.START.plus(Duration.ofDays(40)));
        scope.run(tenant, () -> refusals(tenant));
        assertThat(entering(tenant).call()).isFalse();
        clock.set(SettableClock.START);
        assertThat(entering(tenant).call()).isTrue();
    }
}
