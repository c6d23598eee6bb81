package jp.kagiban.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+81", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", "=\"a\"&B1"})
    void whatLooksLikeAFormulaBecomesText(String text) {
        assertThat(CsvText.defused(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "試験商品", "000-0000", "a=b", " =1", "'=1"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(CsvText.defused(text)).isEqualTo(text);
    }

    @Test
    void whatTheEncodingLacksIsAGetaAndCounted() {
        CsvText text = new CsvText(CsvEncoding.WINDOWS_31J);
        assertThat(text.cell("𠮷野家 한 é")).isEqualTo("〓野家 〓 〓");
        assertThat(text.cell("髙﨑①")).isEqualTo("髙﨑①");
        assertThat(text.replaced()).isEqualTo(3);
    }

    @Test
    void charactersWithTwoCodePointsTakeTheOneThatFits() {
        CsvText text = new CsvText(CsvEncoding.WINDOWS_31J);
        assertThat(text.cell("10〜12時 a−b ‖—")).isEqualTo("10～12時 a－b ∥―");
        assertThat(text.replaced()).isZero();
    }

    @Test
    void aFormulaThatTheEncodingMakesBecomesTextToo() {
        assertThat(new CsvText(CsvEncoding.WINDOWS_31J).cell("−1+2")).isEqualTo("'－1+2");
    }

    @Test
    void unicodeLacksNothing() {
        CsvText text = new CsvText(CsvEncoding.UTF_8);
        assertThat(text.cell("𠮷〜é")).isEqualTo("𠮷〜é");
        assertThat(text.replaced()).isZero();
    }
}
