package jp.kagiban.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTextTest {

    @Test
    void aLineOfUsualLengthIsBroughtIntoNarrowForms() {
        assertThat(TypedText.narrow("ＡＢＣ＠ｅｘａｍｐｌｅ．ｊｐ")).isEqualTo("ABC@example.jp");
    }

    @Test
    void whatWasPutTogetherIsOneCharacter() {
        assertThat(TypedText.composed("か\u3099", 10)).isEqualTo("が");
    }

    @Test
    void aLineIsCutBeforeItIsNormalised() {
        assertThat(TypedText.narrow("a".repeat(300))).hasSize(TypedText.LINE);
        assertThat(TypedText.composed("か\u3099が", 2)).isEqualTo("が");
    }

    @Test
    void whatIsTooLongForAPasswordStaysTooLong() {
        String composedOfFour = "\u03B1\u0313\u0300\u0345";
        assertThat(TypedText.composed(composedOfFour.repeat(200), 4 * 128 + 1).codePoints())
                .hasSizeGreaterThan(128);
    }
}
