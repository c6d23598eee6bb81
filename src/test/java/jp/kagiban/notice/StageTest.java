package jp.kagiban.notice;

import static jp.kagiban.notice.NoticeKind.EXPIRED;
import static jp.kagiban.notice.NoticeKind.WITHIN_30_DAYS;
import static jp.kagiban.notice.NoticeKind.WITHIN_7_DAYS;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TimeZone;
import jp.kagiban.shop.key.Expiry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {

    private static final Expiry EXPIRY = new Expiry(tokyo("2027-02-23T23:59:59"));

    @ParameterizedTest
    @CsvSource({
        "2027-01-24T00:00:00, WITHIN_30_DAYS, 30",
        "2027-02-15T23:59:59, WITHIN_30_DAYS, 8",
        "2027-02-16T00:00:00, WITHIN_7_DAYS, 7",
        "2027-02-22T23:59:59, WITHIN_7_DAYS, 1",
        "2027-02-23T00:00:00, WITHIN_7_DAYS, 0",
        "2027-02-23T23:59:59, WITHIN_7_DAYS, 0",
        "2027-02-23T23:59:59.999999, WITHIN_7_DAYS, 0",
        "2027-02-24T00:00:00, EXPIRED, -1",
        "2028-02-29T12:00:00, EXPIRED, -371"
    })
    void stagesBeginAtMidnightInTokyo(String now, NoticeKind stage, long days) {
        assertThat(StageNotice.stage(EXPIRY, tokyo(now))).contains(stage);
        assertThat(EXPIRY.days(tokyo(now))).isEqualTo(days);
    }

    @Test
    void nothingIsSaidWhileTheEndIsMoreThan30DaysAway() {
        assertThat(StageNotice.stage(EXPIRY, tokyo("2027-01-23T23:59:59"))).isEmpty();
    }

    @Test
    void aKeyThatEndsDuringTheDayIsExpiredFromTheNextSecond() {
        Expiry noon = new Expiry(tokyo("2027-02-23T12:00:00"));
        assertThat(StageNotice.stage(noon, tokyo("2027-02-23T12:00:00"))).contains(WITHIN_7_DAYS);
        assertThat(StageNotice.stage(noon, tokyo("2027-02-23T12:00:01"))).contains(EXPIRED);
    }

    @Test
    void anEndOnALeapDayIsCountedByTheCalendar() {
        Expiry leap = new Expiry(tokyo("2028-02-29T23:59:59"));
        assertThat(leap.days(tokyo("2028-02-28T23:59:59"))).isEqualTo(1);
        assertThat(new Expiry(tokyo("2028-03-01T00:00:00")).days(tokyo("2028-02-28T23:59:59")))
                .isEqualTo(2);
    }

    @Test
    void theZoneOfTheServerDoesNotMatter() {
        Instant now = Instant.parse("2027-02-15T14:59:59Z");
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(StageNotice.stage(EXPIRY, now)).as(zone).contains(WITHIN_30_DAYS);
                assertThat(StageNotice.stage(EXPIRY, now.plusSeconds(1)))
                        .as(zone)
                        .contains(WITHIN_7_DAYS);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
