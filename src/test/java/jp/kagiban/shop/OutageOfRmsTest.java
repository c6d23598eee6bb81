package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.task.HandDrivenTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** RMS answers nobody for an hour: no check is lost, none is doubled, and there is no storm when it is back. */
@Tag("slow")
@Tag("fault")
@ShopTest
class OutageOfRmsTest {

    /** So many that the random times of their checks spread evenly. */
    private static final int SHOPS = 120;

    private static final int STEP = 2;

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    HandDrivenTasks tasks;

    private final List<String> keys =
            IntStream.range(0, SHOPS).mapToObj(Merchant::key).toList();
    private int busiest;

    static Stream<MallOutcome> outages() {
        return Stream.of(
                new MallOutcome.Unreachable(),
                new MallOutcome.Maintenance(),
                new MallOutcome.Throttled(Duration.ofMinutes(30)));
    }

    /** Keys that end within the week are checked each hour. */
    @BeforeEach
    void register() {
        rms.forget();
        merchant.forgetAllJobs();
        answer();
        for (int n = 0; n < SHOPS; n++) {
            merchant.tryKey(merchant.shop("店" + n, "shop-" + n, keys.get(n)));
        }
    }

    @AfterEach
    void forget() {
        merchant.forgetAllJobs();
        rms.forget();
    }

    private void answer() {
        keys.forEach(key -> rms.takes(key, merchant.now().plus(Duration.ofDays(5))));
    }

    /** How often RMS was asked about each key. */
    private Map<String, Integer> askedWithin(int minutes) {
        Map<String, Integer> asked = new HashMap<>();
        busiest = 0;
        for (int minute = 0; minute < minutes; minute += STEP) {
            rms.calls.clear();
            merchant.pass(Duration.ofMinutes(STEP));
            tasks.due("shop-watch"::equals).run();
            rms.calls.forEach(call -> asked.merge(call.substring(call.indexOf(':') + 1), 1, Integer::sum));
            busiest = Math.max(busiest, rms.calls.size());
        }
        return asked;
    }

    @ParameterizedTest
    @MethodSource("outages")
    void eachKeyIsCheckedOnceAnHourAtMostEachFiveMinutesInAnOutageAndSoonAfterIt(MallOutcome outage) {
        assertThat(askedWithin(60))
                .containsOnlyKeys(keys)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        keys.forEach(key -> rms.says(key, outage, outage));
        assertThat(askedWithin(60))
                .containsOnlyKeys(keys)
                .allSatisfy((_, times) -> assertThat(times).isLessThanOrEqualTo(outage.isAway() ? 60 / 5 : 4));
        answer();
        assertThat(askedWithin(outage.isAway() ? 15 : 60)).containsOnlyKeys(keys);
        assertThat(busiest).isLessThan(SHOPS / 3);
        assertThat(merchant.statuses()).allMatch(shop -> shop.unreachableSince() == null);
    }
}
