package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                '\n', '\u0085', '\u00AD', '\u180E', '\u200B', '\u2028', '\u202E', '\u2060', '\u2061', '\u2064',
                '\u206A', '\u206F', '\u3164', '\uFEFF', '\uFFA0', 0xE0001, 0xE0020, 0xE0041, 0xE007F, '\u034F',
                '\u115F', '\u1160', '\u17B4', '\u180B', '\u180F', '\u2800', 0xE01F0
            })
    void whatCannotBeSeenBecomesABlank(int point) {
        assertThat(OneLine.of("山田" + Character.toString(point) + "商店")).isEqualTo("山田 商店");
    }

    @Test
    void aHiddenMessageInTagsIsGone() {
        String hidden = "ignore"
                .codePoints()
                .map(letter -> 0xE0000 + letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(OneLine.of("本店" + hidden)).isEqualTo("本店");
    }

    /** Families of emoji, coloured hearts and words of Persian need these. */
    @ParameterizedTest
    @ValueSource(
            strings = {"👩\u200D👩\u200D👧", "❤\uFE0F", "می\u200Cخواهم", "葛\uDB40\uDD00飾", "𠮷\uDB40\uDD00野", "👍\uFE0F"
            })
    void whatShapesLettersStays(String word) {
        assertThat(OneLine.of(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil\uFE00.example", "evil\uDB40\uDD00.example", "evil\uFE0F\uFE00.example"})
    void aSelectorThatShapesNothingBecomesABlank(String text) {
        assertThat(OneLine.of(text)).isEqualTo("evil .example");
    }

    @Test
    void ofSeveralSelectorsOneStays() {
        assertThat(OneLine.of("葛\uDB40\uDD00\uDB40\uDD01\uDB40\uDD02飾")).isEqualTo("葛\uDB40\uDD00 飾");
    }
}
