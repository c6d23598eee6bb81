package jp.kagiban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.delivery.Receivers.Got;
import jp.kagiban.delivery.YearOfKeys.Chance;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.notice.Notice;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/**
 * A year of three companies with twenty shops, while the portal is down at random and receivers refuse for hours. The
 * whole year is tried by {@code ./kagiban test --all} on H2; else, as on MySQL, where each hour takes three times as
 * long, a season of it: longer than a key lives.
 */
@DatabaseTest
@Import(DeliveryPortal.class)
@Tag("slow")
@Tag("seldom-on-mysql")
class DeliveryYearTest extends DeliveryTesting {

    private static final int DAYS = Boolean.getBoolean("tests.whole") && !ChosenDatabase.isMySql() ? 365 : 100;
    /** A delivery rests for four hours at most, and a company is looked at each three. */
    private static final int LONG_ENOUGH = 10;

    @Autowired
    ApplicationEventPublisher events;

    private record Firm(TenantId tenant, List<UUID> recipients, YearOfKeys keys) {}

    private final Random random = new Random(16);
    private final Map<Chance, Integer> goodHours = new HashMap<>();
    private final Map<Chance, Integer> longest = new HashMap<>();
    private boolean up = true;
    private int silentFor;

    @Test
    void everyReminderIsToldOnceInTheWordsOfItsDay() {
        List<Firm> firms = firms();
        IntStream.range(0, DAYS * 24).forEach(_ -> hour(firms));
        Map<Chance, Long> told = told();
        assertThat(told)
                .hasSizeGreaterThan(DAYS * 2 / 3)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
        assertThat(due())
                .hasSizeGreaterThan(DAYS * 2 / 3)
                .allSatisfy(chance -> assertThat(told).containsKey(chance));
        assertThat(receivers.got()).allSatisfy(DeliveryYearTest::saysTheDaysOfItsDay);
    }

    private List<Firm> firms() {
        clock.set(SettableClock.START);
        jobs.forget();
        return Stream.of(1, 7, 12).map(this::firm).toList();
    }

    private Firm firm(int size) {
        TenantId tenant = merchants.open("会社" + size).tenant();
        List<UUID> recipients =
                Stream.generate(Ids::next).limit(1 + random.nextInt(3)).toList();
        receivers.are(tenant, recipients.toArray(UUID[]::new));
        scope.run(tenant, () -> events.publishEvent(new ShopChanged(tenant, ShopId.next())));
        return new Firm(tenant, recipients, new YearOfKeys("会社" + size, size, Jst.today(clock), random));
    }

    private void hour(List<Firm> firms) {
        clock.advance(Duration.ofHours(1));
        up = up ? random.nextInt(60) != 0 : random.nextInt(20) == 0;
        silentFor = begins() || goesOn() ? silentFor + 1 : 0;
        receivers.answer(silentFor == 0 ? new SendResult.Taken("HTTP 200") : new SendResult.Later("HTTP 503"));
        firms.forEach(firm -> shops.are(firm.tenant(), firm.keys().on(Jst.today(clock))));
        firms.forEach(this::count);
        if (up) {
            jobs.runDue();
        }
    }

    private boolean begins() {
        return silentFor == 0 && random.nextInt(80) == 0;
    }

    /** Never for so long that a delivery is given up. */
    private boolean goesOn() {
        return silentFor > 0 && silentFor < 36 && random.nextInt(12) != 0;
    }

    private void count(Firm firm) {
        Instant now = clock.instant();
        boolean good = up && silentFor == 0 && QuietHours.USUAL.endsAt(now).isEmpty();
        firm.recipients().stream()
                .flatMap(recipient -> firm.keys().chances(recipient, now).stream())
                .forEach(chance -> {
                    int hours = goodHours.merge(chance, 1, (before, one) -> good ? before + one : 0);
                    longest.merge(chance, hours, Math::max);
                });
    }

    /** What there was time enough to tell. */
    private List<Chance> due() {
        return longest.keySet().stream()
                .filter(chance -> longest.get(chance) > LONG_ENOUGH)
                .toList();
    }

    private Map<Chance, Long> told() {
        return receivers.got().stream()
                .flatMap(got -> got.digest().entries().stream().map(entry -> chance(got, entry)))
                .collect(Collectors.groupingBy(chance -> chance, Collectors.counting()));
    }

    private static Chance chance(Got got, Digest.Entry entry) {
        Instant end = ((Notice.Stage) entry.notice().text()).expiresAt();
        return YearOfKeys.chance(
                        got.recipient(),
                        entry.notice().shopName(),
                        Jst.day(end),
                        got.digest().at())
                .orElseThrow();
    }

    private static void saysTheDaysOfItsDay(Got got) {
        assertThat(got.digest().entries()).allSatisfy(entry -> {
            Instant end = ((Notice.Stage) entry.notice().text()).expiresAt();
            long left = ChronoUnit.DAYS.between(Jst.day(got.digest().at()), Jst.day(end));
            assertThat(entry.text().headline()).contains(left < 0 ? "の有効期限が切れています" : "あと" + left + "日");
        });
    }
}
