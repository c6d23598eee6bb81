package jp.kagiban.shop.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.kagiban.mall.EntryProblem.Kind;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.shop.bulk.PastedKeys.PastedKey;
import jp.kagiban.shop.bulk.PastedKeys.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedKeysTest {

    private static Reading read(String pasted) {
        return PastedKeys.read(pasted, List.of(RakutenAlone.mall()));
    }

    private static List<String> keys(String pasted) {
        return read(pasted).keys().stream().map(PastedKey::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u2028", "\n\n", " \n\t"})
    void linesEndInManyWays(String end) {
        assertThat(keys("SL111111_aa" + end + "SL222222_bb" + end)).containsExactly("SL111111_aa", "SL222222_bb");
    }

    /** With time in the square of the lines, this would take an hour. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aKeyOnVeryManyLinesIsReadInTimeInProportion() {
        assertThat(read("SL123\n".repeat(300_000)).keys().getFirst().lines()).hasSize(300_000);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() {
        assertThat(keys("\uFEFFSL111111_aa")).containsExactly("SL111111_aa");
    }

    @Test
    void marksThatCannotBeSeenAreTakenOut() {
        assertThat(keys("SL1111\u200B11_a\u00ADa")).containsExactly("SL111111_aa");
    }

    @Test
    void fullWidthLettersAreMadeHalfWidth() {
        String pasted = "ＳＬ１１１１１１＿ａａ　ＳＬ２２２２２２＿ｂｂ\nＡＢＣ商店 SL333333_cc";
        assertThat(keys(pasted)).containsExactly("SL111111_aa", "SL222222_bb", "SL333333_cc");
        assertThat(read(pasted).normalizedLines()).isEqualTo(1);
    }

    @Test
    void aTableOfASpreadsheetIsReadWithItsQuotedLineBreaks() {
        assertThat(keys("店舗\tキー\r\n\"本店\n（東京）\"\t\"SL111111_aa\n\"\r\n2号店\tSL222222_bb\r\n"))
                .containsExactly("SL111111_aa", "SL222222_bb");
    }

    @Test
    void aFileInShiftJisIsReadOnceItIsText() {
        Charset shiftJis = Charset.forName("windows-31j");
        byte[] file = "本店,SL111111_aa\r\n～①号店,SL222222_bb\r\n".getBytes(shiftJis);
        assertThat(keys(new String(file, shiftJis))).containsExactly("SL111111_aa", "SL222222_bb");
        assertThat(keys(new String(file, StandardCharsets.ISO_8859_1))).containsExactly("SL111111_aa", "SL222222_bb");
    }

    @Test
    void aMailIsReadAndItsOtherLinesAreCounted() {
        Reading mail = read("山田様\n\n新しいキーです。\n本店：SL111111_aa\n2号店：SL222222_bb\n\n-- \n佐藤\n");
        assertThat(mail.keys()).extracting(PastedKey::lines).containsExactly(List.of(4), List.of(5));
        assertThat(mail.ignoredLines()).isEqualTo(4);
    }

    @Test
    void theSameKeyAgainIsOneRow() {
        Reading twice = read("SL111111_aa\nSL222222_bb\nSL111111_aa SL111111_aa");
        assertThat(twice.keys()).extracting(PastedKey::lines).containsExactly(List.of(1, 3), List.of(2));
    }

    @Test
    void aServiceSecretInAColumnBesideIsNoMistake() {
        assertThat(keys("本店,SP111111_ss,SL111111_aa")).containsExactly("SL111111_aa");
        assertThat(read("SP111111_ss").keys()).extracting(PastedKey::problem).containsExactly(Kind.OTHER_SECRET);
    }

    @Test
    void itsNumberIsReadOffAKey() {
        assertThat(read("SL111111_aa").keys()).extracting(PastedKey::number).containsExactly("111111");
    }

    @Test
    void whatWasReadIsNoWordOfALog() {
        assertThat(read("SL111111_secret").toString()).doesNotContain("secret");
    }
}
