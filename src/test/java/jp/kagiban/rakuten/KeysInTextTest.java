package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kagiban.mall.EntryProblem.Kind;
import jp.kagiban.mall.FoundKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SL123456_abcDEF0123",
                "本店のキーは「SL123456_abcDEF0123」です。",
                "本店\tSL123456_abcDEF0123\t2027/02/23",
                "\"本店\",\"SL123456_abcDEF0123\",",
                "licenseKey=SL123456_abcDEF0123;",
                "> SL123456_abcDEF0123",
                "<b>SL123456_abcDEF0123</b>",
                "キーSL123456_abcDEF0123を発行しました"
            })
    void aKeyIsFoundWhereverItStands(String line) {
        assertThat(KeysInText.in(line)).containsExactly(new FoundKey("SL123456_abcDEF0123", null));
    }

    @Test
    void allKeysOfALineAreFound() {
        assertThat(KeysInText.in("SL111111_a1, SL222222_b2"))
                .extracting(FoundKey::text)
                .containsExactly("SL111111_a1", "SL222222_b2");
    }

    @Test
    void aServiceSecretIsToldApart() {
        assertThat(KeysInText.in("SP123456_abcdef"))
                .containsExactly(new FoundKey("SP123456_abcdef", Kind.OTHER_SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SL12345_abcdef",
                "SL1234567_abcdef",
                "SL123456_",
                "SL123456",
                "sl123456_abcdef",
                "SL123456-abcdef",
                "SL123456_abc_def",
                "L123456_abcdef",
                "123456_abcdef",
                "SL_123456_abcdef"
            })
    void whatIsNotWholeIsTold(String word) {
        assertThat(KeysInText.in(word)).containsExactly(new FoundKey(word, Kind.UNUSUAL_FORM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "お世話になっております。",
                "SLAの件、よろしくお願いします",
                "注文 123456-20261125-0000000001",
                "2027/02/23 23:59:59",
                "https://www.rakuten.co.jp/shop-a/",
                "SP-12",
                "user_name@example.jp"
            })
    void anythingElseIsPassedOver(String line) {
        assertThat(KeysInText.in(line)).isEmpty();
    }

    /** No key is so long, and looking at it closely would take its time. */
    @Test
    void aWordBeyondAllBoundsIsNotLookedAt() {
        assertThat(KeysInText.in("SL123456_" + "1".repeat(99_000))).isEmpty();
    }

    @Test
    void whatWasFoundIsNoWordOfALog() {
        assertThat(new FoundKey("SL123456_abcdef", null)).hasToString("FoundKey[null]");
    }
}
