package jp.kagiban.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VaultTimersTest {

    @Test
    void whatHasFailedIsDoneAgain() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        try (ScheduledExecutorService timer = VaultTimers.start("test", () -> fail(twice), Duration.ofMillis(1))) {
            assertThat(timer).isNotNull();
            assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aTaskRunsAgainAndAgain() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        try (ScheduledExecutorService timer = VaultTimers.start("test", runs::countDown, Duration.ofMillis(1))) {
            assertThat(timer).isNotNull();
            assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void fail(CountDownLatch counted) {
        counted.countDown();
        throw new IllegalStateException("The database is away");
    }
}
