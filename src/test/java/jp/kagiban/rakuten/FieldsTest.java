package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @Test
    void aNumberMayBeAText() {
        assertThat(Fields.numberOf(" 9223372036854775807 ")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000000000000000001", "1.000000000000000000000000000000"})
    void aNumberLongerThanAnyOfRmsIsUnreadable(String number) {
        assertThat(Fields.numberOf(number)).isNull();
    }
}
