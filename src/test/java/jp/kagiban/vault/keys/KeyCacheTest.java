package jp.kagiban.vault.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jp.kagiban.vault.envelope.Fixtures;
import jp.kagiban.vault.envelope.KeyMaterial;
import jp.kagiban.vault.envelope.NotOpened;
import jp.kagiban.vault.envelope.NotOpened.Reason;
import jp.kagiban.vault.envelope.WrappedKey.Identity;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final KeyCache cache = new KeyCache(nanos::get, Duration.ofMinutes(5), Duration.ZERO, 3);
    private final KeyCache patient = new KeyCache(nanos::get, Duration.ofMinutes(5), Duration.ofMinutes(15), 3);
    private final List<KeyMaterial> loaded = new ArrayList<>();

    private KeyMaterial load() {
        loaded.add(KeyMaterial.owning(new byte[] {1, 2, 3}));
        return loaded.getLast();
    }

    private KeyMaterial get(String name) throws NotOpened {
        return cache.get(identity(name), Duration.ZERO, this::load);
    }

    private static Identity identity(String name) {
        byte[] bytes = Fixtures.text(name);
        return new Identity(bytes, Arrays.hashCode(bytes));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aKeyIsLoadedOnceWithinItsAge() throws NotOpened {
        get("a").close();
        pass(Duration.ofMinutes(5).minusNanos(1));
        assertThat(get("a").getEncoded()).containsExactly(1, 2, 3);
        assertThat(loaded).hasSize(1);
    }

    @Test
    void useDoesNotProlongItsLife() throws NotOpened {
        get("a");
        pass(Duration.ofMinutes(4));
        get("a");
        pass(Duration.ofMinutes(1));
        get("a");
        assertThat(loaded).hasSize(2).first().matches(KeyMaterial::isDestroyed);
    }

    @Test
    void anExpiredKeyIsWipedWhenAnotherIsAskedFor() throws NotOpened {
        get("a");
        pass(Duration.ofMinutes(5));
        get("b");
        assertThat(loaded.getFirst().isDestroyed()).isTrue();
    }

    @Test
    void anExpiredKeyIsWipedThoughNobodyAsks() throws NotOpened {
        get("a");
        pass(Duration.ofMinutes(4));
        get("b");
        pass(Duration.ofMinutes(1));
        cache.sweep();
        assertThat(loaded).extracting(KeyMaterial::isDestroyed).containsExactly(true, false);
    }

    @Test
    void theOldestMakesRoomAndIsWiped() throws NotOpened {
        for (String name : List.of("a", "b", "c", "d")) {
            get(name);
        }
        assertThat(loaded).extracting(KeyMaterial::isDestroyed).containsExactly(true, false, false, false);
    }

    @Test
    void aCopyInUseOutlivesEviction() throws NotOpened {
        KeyMaterial inUse = get("a");
        cache.close();
        assertThat(loaded.getFirst().isDestroyed()).isTrue();
        assertThat(inUse.getEncoded()).containsExactly(1, 2, 3);
    }

    @Test
    void aFailedLoadIsNotKept() throws NotOpened {
        assertThatThrownBy(() -> cache.get(identity("a"), Duration.ZERO, () -> {
                    throw new NotOpened(Reason.CONTENT);
                }))
                .isInstanceOf(NotOpened.class);
        assertThat(get("a").getEncoded()).containsExactly(1, 2, 3);
    }

    @Test
    void aCrashedLoadIsNotKept() throws NotOpened {
        assertThatThrownBy(() -> cache.get(identity("a"), Duration.ZERO, () -> {
                    throw new IllegalStateException("crashed");
                }))
                .hasMessage("crashed");
        assertThat(get("a").getEncoded()).containsExactly(1, 2, 3);
    }

    @Test
    void ofAThousandAtOnceOneLoads() throws Exception {
        CountDownLatch allAsk = new CountDownLatch(1000);
        AtomicInteger loads = new AtomicInteger();
        List<Future<byte[]>> answers = askAtOnce(allAsk, () -> {
            await(allAsk);
            loads.incrementAndGet();
            return KeyMaterial.owning(new byte[] {1, 2, 3});
        });
        for (Future<byte[]> answer : answers) {
            assertThat(answer.get()).containsExactly(1, 2, 3);
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void thoseWhoWaitHearOfTheFailure() {
        CountDownLatch allAsk = new CountDownLatch(1000);
        List<Future<byte[]>> answers = askAtOnce(allAsk, () -> {
            await(allAsk);
            throw new NotOpened(Reason.KEY_OR_CONTEXT);
        });
        assertThat(answers).allSatisfy(answer -> assertThatThrownBy(answer::get).hasCauseInstanceOf(NotOpened.class));
    }

    private List<Future<byte[]>> askAtOnce(CountDownLatch allAsk, KeyCache.Load load) {
        List<Future<byte[]>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                answers.add(threads.submit(() -> {
                    allAsk.countDown();
                    return cache.get(identity("a"), Duration.ZERO, load).getEncoded();
                }));
            }
        }
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String name) throws NotOpened {
        patient.get(identity(name), Duration.ZERO, this::load).close();
    }

    private KeyMaterial outage() {
        throw new KekStoreAway("away");
    }

    private byte[] during(String name, Duration patience) throws NotOpened {
        try (KeyMaterial key = patient.get(identity(name), patience, this::outage)) {
            return key.getEncoded();
        }
    }

    @Test
    void whileTheKeksAreAwayAKeyServesForSomeTimeMore() throws NotOpened {
        keep("a");
        pass(Duration.ofMinutes(8).minusNanos(1));
        assertThat(during("a", Duration.ofMinutes(3))).containsExactly(1, 2, 3);
        pass(Duration.ofNanos(1));
        assertThatThrownBy(() -> during("a", Duration.ofMinutes(3))).isInstanceOf(KekStoreAway.class);
        assertThat(during("a", Duration.ofMinutes(15))).containsExactly(1, 2, 3);
    }

    @Test
    void afterThatTimeItIsWiped() throws NotOpened {
        keep("a");
        pass(Duration.ofMinutes(20));
        assertThatThrownBy(() -> during("a", Duration.ofMinutes(15))).isInstanceOf(KekStoreAway.class);
        assertThat(loaded.getFirst().isDestroyed()).isTrue();
    }

    @Test
    void whenTheyAreBackItIsLoadedAnew() throws NotOpened {
        keep("a");
        pass(Duration.ofMinutes(6));
        during("a", Duration.ofMinutes(15));
        keep("a");
        assertThat(loaded).extracting(KeyMaterial::isDestroyed).containsExactly(true, false);
    }

    @Test
    void whatDoesNotUnwrapAnyMoreIsNotServedFromMemory() throws NotOpened {
        keep("a");
        pass(Duration.ofMinutes(6));
        assertThatThrownBy(() -> patient.get(identity("a"), Duration.ofMinutes(15), () -> {
                    throw new NotOpened(Reason.NO_KEK);
                }))
                .isInstanceOf(NotOpened.class);
    }
}
