package jp.kagiban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.LongStream;
import jp.kagiban.mall.StageTexts;
import jp.kagiban.shop.ShopStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares the notices with arithmetic that knows no calendar: Tokyo has been nine hours ahead of UTC, without summer time,
 * all through these years, so a day there is a whole number of 86,400 seconds.
 */
@Tag("slow")
class StagePropertyTest {

    private static final long DAY = 86_400;
    private static final long NINE_HOURS = 9 * 3_600;
    private static final long FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond() / DAY;
    private static final long DAYS = 3_653;
    private static final String[] ZONES = {"UTC", "Asia/Tokyo", "America/New_York", "Pacific/Apia", "Europe/Berlin"};

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void zoneOfTheServerIsPutBack() {
        TimeZone.setDefault(before);
    }

    @Test
    void everyDayOfTenYearsSaysWhatTheCalendarSays() {
        Random random = new Random(20261125);
        LongStream.range(FIRST_DAY, FIRST_DAY + DAYS).forEach(today -> {
            TimeZone.setDefault(TimeZone.getTimeZone(ZONES[(int) (today % ZONES.length)]));
            for (long second : new long[] {0, DAY - 1, random.nextLong(DAY)}) {
                long now = inTokyo(today, second);
                checkAround(today, now, random);
            }
        });
    }

    private static void checkAround(long today, long now, Random random) {
        for (long offset : new long[] {-400, -1, 0, 1, 7, 8, 30, 31, random.nextLong(-40, 70)}) {
            for (long second : new long[] {DAY - 1, 0, random.nextLong(DAY)}) {
                check(today, now, inTokyo(today + offset, second), offset);
            }
        }
    }

    private static long inTokyo(long day, long second) {
        return day * DAY + second - NINE_HOURS;
    }

    private static void check(long today, long now, long expiry, long days) {
        ShopStatus shop =
                ShopBuilder.shop().expires(Instant.ofEpochSecond(expiry)).stands();
        List<String> said = NoticePolicy.notices(List.of(shop), Instant.ofEpochSecond(now)).stream()
                .map(StagePropertyTest::headline)
                .toList();
        assertThat(said).as("day %d, now %d, expiry %d", today, now, expiry).isEqualTo(wanted(now, expiry, days));
    }

    private static String headline(Notice notice) {
        Notice.Stage stage = (Notice.Stage) notice.text();
        return (notice.kind().banded() ? "緊急 " : "")
                + stage.words()
                        .headline(StageTexts.Stage.valueOf(notice.kind().name()), notice.shopName(), stage.days());
    }

    private static List<String> wanted(long now, long expiry, long days) {
        if (now > expiry) {
            return List.of("緊急 楽天市場1号店のライセンスキーの有効期限が切れています");
        }
        if (days > 30) {
            return List.of();
        }
        return List.of((days <= 7 ? "緊急 " : "") + "楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと" + days + "日となっています。");
    }
}
