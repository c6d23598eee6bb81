package jp.kagiban.shop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.key.KeyGeneration.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:42:00Z");
    private static final ShopId SHOP = ShopId.of("019abb1c-6f00-7000-8000-0000000000a1");

    private static Said endsIn(Duration left) {
        return new Said(NOW.plus(left), false, null);
    }

    private static Duration period(Said said) {
        Instant first = WatchPlan.next(SHOP, said, NOW);
        return Duration.between(first, WatchPlan.next(SHOP, said, first));
    }

    @ParameterizedTest
    @CsvSource({
        "P90D, PT24H",
        "P32D, PT24H",
        "P29D, PT6H",
        "P9D, PT6H",
        "P6D, PT1H",
        "PT1H, PT1H",
        "-P6D, PT1H",
        "-P8D, PT24H"
    })
    void closerNearTheEnd(Duration left, Duration period) {
        assertThat(period(endsIn(left))).isEqualTo(period);
    }

    @Test
    void hourlyWhileRefusedAndFourTimesADayWithoutADate() {
        assertThat(period(new Said(NOW.plus(Duration.ofDays(80)), false, NOW))).isEqualTo(Duration.ofHours(1));
        assertThat(period(new Said(null, true, null))).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void theSameShopHasTheSameTimeOfDay() {
        Said said = endsIn(Duration.ofDays(90));
        Instant planned = WatchPlan.next(SHOP, said, NOW);
        assertThat(planned).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(WatchPlan.next(SHOP, said, planned.minusSeconds(1))).isEqualTo(planned);
    }

    @Test
    void manyShopsAreSpreadOverTheDay() {
        Said said = endsIn(Duration.ofDays(90));
        List<Long> hours = IntStream.range(0, 2400)
                .mapToObj(n -> WatchPlan.next(ShopId.next(), said, NOW).getEpochSecond() / 3600 % 24)
                .toList();
        for (long hour = 0; hour < 24; hour++) {
            long of = hour;
            assertThat(hours.stream().filter(h -> h == of).count()).isBetween(50L, 150L);
        }
    }

    @Test
    void theNextCheckIsSoonHoweverLongTheMallIsAway() {
        MallOutcome away = new MallOutcome.Unreachable();
        Instant first = WatchPlan.retry(SHOP, 1, away, NOW);
        assertThat(first).isBetween(NOW.plus(Duration.ofMinutes(5)), NOW.plus(Duration.ofMinutes(15)));
        assertThat(WatchPlan.retry(SHOP, 99, away, NOW)).isEqualTo(first);
    }

    @Test
    void retriesRestLongerUpToAnHourIfTheAnswerIsUnreadable() {
        MallOutcome garbled = new MallOutcome.Garbled();
        Duration first = Duration.between(NOW, WatchPlan.retry(SHOP, 1, garbled, NOW));
        assertThat(WatchPlan.retry(SHOP, 2, garbled, NOW)).isEqualTo(NOW.plus(first.multipliedBy(2)));
        assertThat(WatchPlan.retry(SHOP, 99, garbled, NOW)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void aLongerWaitThatRmsAsksForIsKept() {
        MallOutcome throttled = new MallOutcome.Throttled(Duration.ofHours(2));
        assertThat(WatchPlan.retry(SHOP, 1, throttled, NOW)).isEqualTo(NOW.plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21_600, 21_601, 999_999_999})
    void aWaitBeyondReasonIsCutShort(long asked) {
        MallOutcome throttled = new MallOutcome.Throttled(Duration.ofSeconds(asked));
        assertThat(WatchPlan.retry(SHOP, 1, throttled, NOW)).isEqualTo(NOW.plus(Duration.ofHours(6)));
    }

    @Test
    void aKeyLongDeadIsAskedDaily() {
        Instant longAgo = NOW.minus(Duration.ofDays(8));
        assertThat(period(new Said(NOW.plus(Duration.ofDays(80)), false, longAgo)))
                .isEqualTo(Duration.ofDays(1));
        assertThat(period(new Said(null, false, longAgo))).isEqualTo(Duration.ofDays(1));
        assertThat(period(new Said(longAgo, false, NOW))).isEqualTo(Duration.ofDays(1));
    }
}
