package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T23:59:59, 2026-11-28T14:59:59Z",
        "2026-11-28T23:59:59+09:00, 2026-11-28T14:59:59Z",
        "2026-11-28T23:59:59+0900, 2026-11-28T14:59:59Z",
        "2026-11-28T23:59:59Z, 2026-11-28T23:59:59Z",
        "2026-11-28T23:59:59-05:00, 2026-11-29T04:59:59Z",
        "2026-11-28T23:59:59.123, 2026-11-28T14:59:59.123Z",
        "2026-11-28T23:59:59.123456789+0900, 2026-11-28T14:59:59.123456Z",
        "2026-11-28, 2026-11-28T14:59:59Z",
        "2028-02-29, 2028-02-29T14:59:59Z",
        "' 2026-11-28T23:59:59 ', 2026-11-28T14:59:59Z",
    })
    void whatRmsWritesIsATimeInTokyoUnlessItSaysOtherwise(String text, Instant expiry) {
        assertThat(ExpiryText.parse(text)).contains(expiry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-30T23:59:59",
                "2027-02-29",
                "2026-13-01",
                "2026-11-28T24:00:00",
                "2026/11/28",
                "2026-11-28T23:59",
                "2026-11-28T23:59:59+99:00",
                "null",
                "28 Nov 2026",
                "+10000-01-01T00:00:00",
                "9999-12-31T23:59:59-18:00"
            })
    void whatIsNoDateSaysNothing(String text) {
        assertThat(ExpiryText.parse(text)).isEmpty();
    }
}
