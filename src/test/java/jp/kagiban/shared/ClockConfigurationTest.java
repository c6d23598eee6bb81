package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.RepeatedTest;

class ClockConfigurationTest {

    @RepeatedTest(20)
    void theClockIsCutToMicroseconds() {
        Instant now = new ClockConfiguration().clock().instant();
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    }
}
