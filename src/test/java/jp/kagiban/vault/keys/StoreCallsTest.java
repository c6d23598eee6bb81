package jp.kagiban.vault.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreCallsTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private static final Duration LONG = Duration.ofSeconds(30);

    private final StoreCalls calls = new StoreCalls("the store", PATIENCE, Duration.ofHours(1));
    private final StoreCalls restless = new StoreCalls("the store", LONG, Duration.ZERO);
    private final CountDownLatch end = new CountDownLatch(1);
    private final KeyMaterial key = Fixtures.key(1);

    @AfterEach
    void stop() {
        end.countDown();
        calls.close();
        restless.close();
    }

    private KeyMaterial afterTheEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return key;
    }

    private void away(String why) {
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> calls.make(() -> key))
                .withMessageContaining("the store")
                .withMessageContaining(why);
    }

    private void hang() {
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> calls.make(this::afterTheEnd))
                .withMessageContaining("has not answered within");
    }

    private void fail() {
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> restless.make(() -> {
                    throw new KekStoreAway("is away");
                }))
                .withMessageContaining("the store is away");
    }

    @Test
    void aCallThatHangsIsNotWaitedForAndNoneIsMadeForAMoment() {
        hang();
        away("did not answer a moment ago");
    }

    @Test
    void afterTheMomentItIsAskedAgain() throws NotOpened {
        fail();
        assertThat(restless.make(() -> "well")).isEqualTo("well");
    }

    @Test
    void aKeyThatComesTooLateIsWiped() {
        hang();
        end.countDown();
        await().atMost(Duration.ofSeconds(20)).until(key::isDestroyed);
    }

    @Test
    void callsThatHangForEverKeepTheirPlacesAndNoMore() {
        AtomicInteger begun = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 3 * StoreCalls.MAX_CALLS; i++) {
            callers.add(Thread.startVirtualThread(() -> attempt(calls, begun::incrementAndGet)));
        }
        callers.forEach(StoreCallsTest::join);
        await().atMost(Duration.ofSeconds(20)).until(() -> begun.get() > 0);
        assertThat(begun.get()).isLessThanOrEqualTo(StoreCalls.MAX_CALLS);
    }

    private void attempt(StoreCalls which, Runnable begun) {
        try {
            which.make(() -> {
                begun.run();
                return afterTheEnd();
            });
        } catch (KekStoreAway | NotOpened told) {
            // What this test is about is how many were begun.
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void oneAloneTriesWhetherItIsBackAndTheOthersDoNotWait() throws InterruptedException {
        fail();
        CountDownLatch begun = new CountDownLatch(1);
        Thread trial = Thread.startVirtualThread(() -> attempt(restless, begun::countDown));
        begun.await();
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> restless.make(() -> key))
                .withMessageContaining("a moment ago");
        end.countDown();
        join(trial);
    }

    @Test
    void whatCanNotBeAskedForTheMomentIsNoOutage() throws NotOpened {
        assertThatExceptionOfType(KekStoreAway.class)
                .isThrownBy(() -> restless.make(() -> {
                    throw new StoreCalls.NotNow("is being opened");
                }))
                .withMessageContaining("is being opened");
        assertThat(restless.make(() -> "well")).isEqualTo("well");
    }

    @Test
    void whatDoesNotOpenIsNoOutage() throws NotOpened {
        assertThatExceptionOfType(NotOpened.class)
                .isThrownBy(() -> restless.make(() -> {
                    throw new NotOpened(Reason.CONTENT);
                }))
                .matches(why -> why.reason() == Reason.CONTENT);
        assertThat(restless.make(() -> "well")).isEqualTo("well");
    }

    @Test
    void aDefectIsNoOutage() throws NotOpened {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> restless.make(() -> {
                    throw new IllegalStateException("a defect");
                }));
        assertThat(restless.make(() -> "well")).isEqualTo("well");
    }
}
