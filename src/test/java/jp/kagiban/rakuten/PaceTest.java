package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import jp.kagiban.mall.MallBusy;
import jp.kagiban.mall.MallCaller;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.TestCaller;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final TenantId TENANT = TenantId.next();

    private final SkippingTicker ticker = new SkippingTicker();
    private final Pace pace = new Pace(Duration.ofSeconds(1), ticker);

    private static MallCaller caller(String line) {
        return new MallCaller(TENANT, line, true);
    }

    private static void call(Pace pace, String line) throws InterruptedException {
        pace.awaitPermit(caller(line)).close();
    }

    @Test
    void callsOfOneShopAreASecondApart() throws InterruptedException {
        for (int call = 0; call < 3; call++) {
            call(pace, "900001");
            assertThat(ticker.nanos()).isEqualTo(call * SECOND);
        }
    }

    @Test
    void shopsDoNotWaitForEachOther() throws InterruptedException {
        call(pace, "900001");
        call(pace, "900002");
        assertThat(ticker.nanos()).isZero();
    }

    @Test
    void afterARestTheNextCallGoesAtOnce() throws InterruptedException {
        call(pace, "900001");
        ticker.awaitNanos(5 * SECOND);
        call(pace, "900001");
        assertThat(ticker.nanos()).isEqualTo(5 * SECOND);
    }

    @Test
    void theSecondBeginsWhenTheCallGoesOut() throws InterruptedException {
        try (RatePermit permit = pace.awaitPermit(caller("900001"))) {
            ticker.goTo(SECOND / 2);
            permit.markSent();
            ticker.goTo(SECOND);
        }
        call(pace, "900001");
        assertThat(ticker.nanos()).isEqualTo(SECOND + SECOND / 2);
    }

    @Test
    void ofACallOfWhichNobodyTellsThatItWentOutItBeginsWithItsEnd() throws InterruptedException {
        try (RatePermit _ = pace.awaitPermit(caller("900001"))) {
            ticker.goTo(SECOND / 2);
        }
        call(pace, "900001");
        assertThat(ticker.nanos()).isEqualTo(SECOND + SECOND / 2);
    }

    @Test
    void theNextCallWaitsUntilTheOneBeforeHasGoneOut() throws Exception {
        Pace quick = new Pace(Duration.ofMillis(500), ticker);
        try (RatePermit permit = quick.awaitPermit(caller("900001"))) {
            Future<Boolean> next = inTheBackground(() -> call(quick, "900001"));
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> next.get(200, TimeUnit.MILLISECONDS));
            permit.markSent();
            assertThat(next.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Future<Boolean> inTheBackground(StandingTicker.Wait task) {
        FutureTask<Boolean> running = new FutureTask<>(() -> {
            task.begin();
            return true;
        });
        Thread.ofPlatform().daemon().start(running);
        return running;
    }

    @Test
    void aCallThatWasFrozenOnItsWayOutMustNotGo() throws InterruptedException {
        try (RatePermit permit = pace.awaitPermit(caller("900001"))) {
            ticker.goTo(31 * SECOND);
            assertThatExceptionOfType(MallBusy.class).isThrownBy(permit::markSent);
        }
    }

    @Test
    void aClockThatWasAheadDelaysNobody() throws InterruptedException {
        ticker.awaitNanos(40 * 86_400 * SECOND);
        call(pace, "900001");
        ticker.goTo(0);
        call(pace, "900001");
        assertThat(ticker.nanos()).isEqualTo(SECOND);
    }

    @Test
    void whoWasFrozenInTheLineDoesNotAsk() throws InterruptedException {
        ThawingTicker thawing = new ThawingTicker();
        Pace frozen = new Pace(Duration.ofSeconds(1), thawing);
        call(frozen, "900001");
        assertThatExceptionOfType(MallBusy.class).isThrownBy(() -> frozen.awaitPermit(caller("900001")));
        call(frozen, "900001");
    }

    /** Whoever waits once is frozen for ten seconds. */
    private static final class ThawingTicker implements Ticker {

        private long now;
        private boolean thawed;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void awaitNanos(long deadline) {
            now = thawed ? deadline : deadline + 10 * SECOND;
            thawed = true;
        }
    }

    @Test
    void aGapLongerThanTheLongestWaitIsWaitedFor() throws InterruptedException {
        Pace slow = new Pace(Duration.ofSeconds(5), ticker);
        call(slow, "900001");
        call(slow, "900001");
        assertThat(ticker.nanos()).isEqualTo(5 * SECOND);
    }

    @Test
    void restedShopsAreForgotten() {
        IntStream.range(0, 10_001).forEach(shop -> await("s" + shop));
        ticker.awaitNanos(3 * SECOND);
        await("900001");
        assertThat(pace.queues()).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitAndGivesThePlaceBack() throws InterruptedException {
        Pace slow = new Pace(Duration.ofHours(1), new SystemTicker());
        call(slow, "900001");
        for (int call = 0; call < 3; call++) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> slow.awaitPermit(caller("900001"))).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void atTheEndOfThePortalWhoeverComesIsSentAway() {
        RmsConfiguration.callsEnd(pace).stop();
        assertThatExceptionOfType(MallBusy.class).isThrownBy(() -> call(pace, "900001"));
    }

    @Test
    void soIsWhoeverWaitsThen() throws InterruptedException {
        call(pace, "900001");
        ticker.meanwhile(pace::end);
        assertThatExceptionOfType(MallBusy.class).isThrownBy(() -> call(pace, "900001"));
        assertThat(ticker.nanos()).isEqualTo(SECOND);
    }

    @Test
    void whoWouldWaitForMoreThanTwoSecondsIsSentAway() throws InterruptedException {
        StandingTicker still = new StandingTicker();
        Pace crowded = new Pace(Duration.ofSeconds(1), still);
        call(crowded, "900001");
        still.letWait(() -> crowded.awaitPermit(caller("900001")));
        still.letWait(() -> crowded.awaitPermit(caller("900001")));
        assertThatExceptionOfType(MallBusy.class)
                .isThrownBy(() -> crowded.awaitPermit(caller("900001")))
                .satisfies(busy -> assertThat(busy.rest()).hasSeconds(3));
    }

    private void await(String line) {
        try {
            pace.awaitPermit(TestCaller.of(line)).close();
        } catch (InterruptedException never) {
            throw new AssertionError(never);
        }
    }
}
