package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RakutenKeysTest {

    @ParameterizedTest
    @CsvSource({
        "SL123456_a, true, true",
        "SP123456_a, false, true",
        "SL12345_a, false, false",
        "SL123456_あ, true, false",
        "sl123456_a, false, false",
        "SL123456, false, false",
        "XX123456_a, false, false"
    })
    void formsAreTold(String value, boolean licence, boolean usual) {
        assertThat(RakutenKeys.looksLikeLicenseKey(value)).isEqualTo(licence);
        assertThat(RakutenKeys.hasUsualFormat(value)).isEqualTo(usual);
    }
}
