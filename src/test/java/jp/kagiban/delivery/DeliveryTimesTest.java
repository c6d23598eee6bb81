package jp.kagiban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.TenantId;
import org.junit.jupiter.api.Test;

class DeliveryTimesTest {

    private static final TenantId TENANT = TenantId.of("00000000-0000-7000-8000-00000000002a");

    @Test
    void aCompanyIsLookedAtEachThreeHoursAtLeast() {
        Instant noon = tokyo("2026-11-25T12:00:00");
        assertThat(next(noon)).isEqualTo(noon.plus(Duration.ofHours(3)));
    }

    @Test
    void itIsLookedAtSoonAfterMidnightAndAfterTheQuietHours() {
        assertThat(next(tokyo("2026-11-25T22:30:00")))
                .isBetween(tokyo("2026-11-26T00:00:00"), tokyo("2026-11-26T00:30:00"));
        assertThat(next(tokyo("2026-11-26T06:00:00")))
                .isBetween(tokyo("2026-11-26T08:00:00"), tokyo("2026-11-26T08:30:00"));
    }

    @Test
    void itIsLookedAtSoonAfterNineOnMondays() {
        assertThat(next(tokyo("2026-11-30T08:40:00")))
                .isBetween(tokyo("2026-11-30T09:00:00"), tokyo("2026-11-30T09:30:00"));
        assertThat(next(tokyo("2026-12-01T08:40:00"))).isEqualTo(tokyo("2026-12-01T11:40:00"));
    }

    @Test
    void eachLookLiesAheadOfTheOneBefore() {
        assertThat(Stream.iterate(tokyo("2026-11-25T00:00:00"), DeliveryTimesTest::next)
                        .limit(100))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static Instant next(Instant now) {
        return DeliveryTimes.next(TENANT, QuietHours.USUAL, now);
    }

    private static Instant tokyo(String time) {
        return Jst.instant(LocalDateTime.parse(time));
    }
}
