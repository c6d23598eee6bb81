package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOrdersTest {

    /** Of this thread alone, so that a busy machine changes nothing. */
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private static final String SHOP = "900001";
    private static final Instant NOW = SettableClock.START;
    private static final Instant MONTH_AGO = NOW.minus(Duration.ofDays(30));

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();

    @Test
    void ordersKeepComingByTheClock() {
        SandboxOrders orders = orders();
        orders.setRate(SHOP, 60);
        clock.advance(Duration.ofHours(2));
        assertThat(orders.count(SHOP)).isBetween(119L, 120L);
        assertThat(orders.rate(SHOP)).isEqualTo(60);
        orders.setRate(SHOP, 0);
        clock.advance(Duration.ofHours(2));
        assertThat(orders.count(SHOP)).isBetween(119L, 120L);
    }

    @Test
    void anOrderThatHasComeStaysWhateverTheRate() {
        SandboxOrders orders = orders();
        orders.setRate(SHOP, 36_000);
        clock.advance(Duration.ofMillis(1700));
        List<String> before = numbers(orders);
        orders.setRate(SHOP, 10);
        assertThat(numbers(orders)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void soManyOrdersAsWantedLieInTheirTime() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 1234, MONTH_AGO, NOW);
        assertThat(orders.matching(SHOP, MONTH_AGO, NOW, order -> true)).hasSize(1234);
        assertThat(orders.matching(SHOP, NOW.plusSeconds(1), NOW.plusSeconds(9), order -> true))
                .isEmpty();
        assertThat(orders.matching("900002", MONTH_AGO, NOW, order -> true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"900001", "900002", "900003", "900004", "900005"})
    void anOrdinaryDayHasEveryStateAndOpenAmounts(String shop) {
        SandboxOrders orders = orders();
        orders.createOrdinaryDay(shop);
        List<SandboxOrder> all = orders.matching(shop, Instant.EPOCH, NOW, order -> true);
        assertThat(all).hasSize(80).extracting(SandboxOrder::state).containsAll(OrderLife.STATES);
        assertThat(all).anyMatch(SandboxOrder::isUndetermined);
    }

    @Test
    void windowsThatTouchCutNothingOut() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 5000, MONTH_AGO, NOW);
        orders.create(SHOP, 700, NOW.minusSeconds(600), NOW);
        long found = 0;
        for (Instant day = MONTH_AGO; day.isBefore(NOW); day = day.plusSeconds(86_400)) {
            found += orders.matching(SHOP, day, day.plusSeconds(86_399), order -> true)
                    .size();
        }
        assertThat(found).isEqualTo(5700);
    }

    @Test
    void theSameNumberIsTheSameOrder() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 50, MONTH_AGO, NOW);
        List<String> bodies = bodies(orders);
        assertThat(bodies).doesNotHaveDuplicates().isEqualTo(bodies(orders));
    }

    @Test
    void aRestartChangesNothing() {
        SandboxOrders first = orders();
        first.create(SHOP, 50, MONTH_AGO, NOW);
        first.setRate(SHOP, 600);
        clock.advance(Duration.ofMinutes(5));
        first.vanish(numbers(first).getFirst(), true);
        first.putInto(numbers(first).getLast(), 400);
        assertThat(bodies(orders())).isEqualTo(bodies(first));
        assertThat(numbers(orders())).isEqualTo(numbers(first));
        assertThat(orders().find(numbers(first).getFirst()).orElseThrow().fate().vanished())
                .isTrue();
    }

    @Test
    void whatComesLaterIsNotThereYet() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 10, NOW.plusSeconds(60), NOW.plusSeconds(120));
        assertThat(orders.count(SHOP)).isZero();
        clock.advance(Duration.ofSeconds(120));
        String last = numbers(orders).getLast();
        clock.set(NOW);
        assertThat(orders.find(last)).isEmpty();
    }

    @Test
    void numbersThatNobodyGaveAreNoOrders() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 10, MONTH_AGO, NOW);
        String number = numbers(orders).getFirst();
        assertThat(orders.find(number)).isPresent();
        assertThat(List.of(number.replace("-2026", "-2025"), number + "0", "x", number.replace(SHOP, "900002")))
                .allMatch(other -> orders.find(other).isEmpty());
    }

    @Test
    void allStatesComeAboutWithTime() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 4000, MONTH_AGO, NOW);
        assertThat(orders.matching(SHOP, MONTH_AGO, NOW, order -> true).stream().map(SandboxOrder::state))
                .containsAll(OrderLife.STATES);
    }

    @Test
    void anOrderEndsPaidOrCancelledUnlessItWaits() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 500, MONTH_AGO, NOW);
        clock.advance(Duration.ofDays(60));
        assertThat(orders.matching(SHOP, MONTH_AGO, NOW, order -> true).stream().map(SandboxOrder::state))
                .containsOnly(OrderLife.PAID, OrderLife.CANCELLED, OrderLife.TO_CONFIRM);
    }

    @Test
    void aHundredThousandOrdersAreSearchedQuickly() {
        SandboxOrders orders = orders();
        orders.create(SHOP, 100_000, MONTH_AGO, NOW);
        long before = TIMES.getCurrentThreadCpuTime();
        assertThat(orders.matching(SHOP, MONTH_AGO, NOW, order -> order.state() > 0))
                .hasSize(100_000);
        assertThat(Duration.ofNanos(TIMES.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        SandboxOrders orders = orders();
        assertThatThrownBy(() -> orders.setRate(SHOP, -1)).isInstanceOf(SandboxRefused.class);
        assertThatThrownBy(() -> orders.create(SHOP, 0, MONTH_AGO, NOW)).isInstanceOf(SandboxRefused.class);
        assertThatThrownBy(() -> orders.create(SHOP, 1, NOW, NOW)).isInstanceOf(SandboxRefused.class);
        assertThatThrownBy(() -> orders.setDelay(Duration.ofHours(1))).isInstanceOf(SandboxRefused.class);
        assertThatThrownBy(() -> orders.vanish("x", true)).isInstanceOf(SandboxRefused.class);
    }

    private SandboxOrders orders() {
        return new SandboxOrders(folder, clock);
    }

    private static List<String> numbers(SandboxOrders orders) {
        return orders.matching(SHOP, Instant.EPOCH, Instant.MAX, order -> true).stream()
                .map(order -> order.number().text())
                .toList();
    }

    private static List<String> bodies(SandboxOrders orders) {
        return numbers(orders).stream()
                .map(number ->
                        OrderBody.of(orders.find(number).orElseThrow(), 10).toString())
                .toList();
    }
}
