package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class JstTest {

    private static final Instant END = Instant.parse("2027-02-23T14:59:59Z");

    @Test
    void theWeekdayOfAnExpiryIsInTheLanguageOfThePage() {
        assertThat(Jst.weekdaySecond(END, Locale.JAPANESE)).isEqualTo("2027/02/23（火） 23:59:59");
        assertThat(Jst.weekdaySecond(END, Locale.ENGLISH)).isEqualTo("Tue, 23 Feb 2027, 23:59:59");
        assertThat(Jst.second(END, Locale.ENGLISH)).isEqualTo("23 Feb 2027, 23:59:59");
        assertThat(Jst.minute(END, Locale.ENGLISH)).isEqualTo("23 Feb 2027, 23:59");
    }
}
