package jp.kagiban.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import jp.kagiban.shared.Jst;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final QuietHours NIGHT = QuietHours.USUAL;

    @Test
    void theNightIsQuietUntilEight() {
        assertThat(NIGHT.endsAt(tokyo("2026-11-25T20:59:59"))).isEmpty();
        assertThat(NIGHT.endsAt(tokyo("2026-11-25T21:00:00"))).contains(tokyo("2026-11-26T08:00:00"));
        assertThat(NIGHT.endsAt(tokyo("2026-11-26T07:59:59"))).contains(tokyo("2026-11-26T08:00:00"));
        assertThat(NIGHT.endsAt(tokyo("2026-11-26T08:00:00"))).isEmpty();
    }

    @Test
    void theyMayLieWithinADay() {
        QuietHours noon = new QuietHours(12, 13);
        assertThat(noon.endsAt(tokyo("2026-11-25T11:59:59"))).isEmpty();
        assertThat(noon.endsAt(tokyo("2026-11-25T12:30:00"))).contains(tokyo("2026-11-25T13:00:00"));
    }

    @Test
    void noHourIsQuietWhereTheyBeginAsTheyEnd() {
        assertThat(new QuietHours(8, 8).endsAt(tokyo("2026-11-25T08:00:00"))).isEmpty();
    }

    @Test
    void theirNextEndIsNeverNow() {
        assertThat(NIGHT.nextEnd(tokyo("2026-11-26T08:00:00"))).isEqualTo(tokyo("2026-11-27T08:00:00"));
    }

    private static Instant tokyo(String time) {
        return Jst.instant(LocalDateTime.parse(time));
    }
}
