package jp.kagiban.shop.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import jp.kagiban.shop.entry.KeyInput.Normalization;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyInputTest {

    private static final String KEY = "SL123456_abcDEF789";

    @Test
    void aCleanValueIsLeftAlone() {
        assertThat(KeyInput.mend(KEY)).isEqualTo(new KeyInput.Value(KEY, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " " + KEY,
                KEY + "\n",
                "\u3000" + KEY + "\u3000",
                "\t" + KEY + "\r\n",
                "\uFEFF" + KEY,
                KEY + "\u200B"
            })
    void outerBlanksGo(String entered) {
        assertThat(KeyInput.mend(entered)).isEqualTo(new KeyInput.Value(KEY, Set.of(Normalization.OUTER_BLANKS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SL123456_abc DEF789",
                "SL123456_\nabcDEF789",
                "SL123456_abc\u3000DEF789",
                "SL123456\u00A0_abcDEF789"
            })
    void innerBlanksGo(String entered) {
        assertThat(KeyInput.mend(entered)).isEqualTo(new KeyInput.Value(KEY, Set.of(Normalization.INNER_BLANKS)));
    }

    @Test
    void fullWidthFormsBecomeHalfWidth() {
        assertThat(KeyInput.mend("ＳＬ１２３４５６＿ａｂｃＤＥＦ７８９"))
                .isEqualTo(new KeyInput.Value(KEY, Set.of(Normalization.FULL_WIDTH)));
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(KeyInput.mend("ｶﾅ①℃日本").text()).isEqualTo("ｶﾅ①℃日本");
    }

    @Test
    void onlyBlanksAreNothing() {
        assertThat(KeyInput.mend(" \u3000\n").text()).isEmpty();
    }

    @Test
    void aValueIsNotShown() {
        assertThat(KeyInput.mend(KEY)).asString().doesNotContain("abc");
        assertThat(RakutenEntry.of("SP123456_x", KEY))
                .asString()
                .doesNotContain("SP")
                .doesNotContain("abc");
    }

    @ParameterizedTest
    @CsvSource({"SL123456_abcd, abcd", "abcdefg, efg", "ab, b", "a, ''"})
    void neverMoreThanHalfOfAKeyIsKeptInClear(String key, String lastFour) {
        assertThat(KeyInput.lastFour(key)).isEqualTo(lastFour);
    }
}
