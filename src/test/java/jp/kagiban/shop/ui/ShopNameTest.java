package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kagiban.rakuten.RakutenAlone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopNameTest {

    private final ShopName shop = new ShopName("花と雑貨のミドリ 2号店", "midori-2", RakutenAlone.mall()::shopCode);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "花と",
                "ミドリ",
                "みどり",
                "ﾐﾄﾞﾘ",
                "２号店",
                "雑貨　2",
                "2号店 花",
                "MIDORI",
                "midori-2",
                "midori 2",
                "ＭＩＤＯＲＩ　2",
                "https://www.rakuten.co.jp/midori-2/",
                "item.rakuten.co.jp/midori-2/4711"
            })
    void aPartOfItsNameOrAddressFits(String text) {
        assertThat(shop.fits(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"アカ", "花 赤", "https://www.rakuten.co.jp/akai/", "3号店", "%"})
    void anythingElseDoesNot(String text) {
        assertThat(shop.fits(text)).isFalse();
    }

    @Test
    void whatItBeginsWithIsTold() {
        assertThat(shop.rank("花と")).isZero();
        assertThat(shop.rank("mido")).isEqualTo(2);
        assertThat(shop.rank("ミドリ")).isEqualTo(1);
    }
}
