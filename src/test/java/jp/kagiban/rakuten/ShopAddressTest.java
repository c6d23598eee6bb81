package jp.kagiban.rakuten;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop-a",
                "Shop-A",
                "shop-a/",
                "https://www.rakuten.co.jp/shop-a/",
                "https://www.rakuten.co.jp/shop-a",
                "http://www.rakuten.co.jp/shop-a/",
                "www.rakuten.co.jp/shop-a/",
                "HTTPS://WWW.RAKUTEN.CO.JP/shop-a/info.html",
                "https://www.rakuten.co.jp/shop-a/?s=1&t=2",
                "https://www.rakuten.co.jp/shop-a?s=1",
                "https://www.rakuten.co.jp/shop-a#top",
                "www.rakuten.ne.jp/gold/shop-a/",
                "https://www.rakuten.ne.jp/gold/shop-a/index.html",
                "item.rakuten.co.jp/shop-a/10000001/",
                "https://item.rakuten.co.jp/shop-a/c/0000000101/?x=y"
            })
    void theCodeIsFound(String address) {
        assertThat(ShopAddress.code(address)).contains("shop-a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://www.rakuten.co.jp/",
                "https://www.rakuten.co.jp",
                "https://www.rakuten.ne.jp/shop-a/",
                "https://www.rakuten.ne.jp/gold/",
                "https://item.rakuten.co.jp/",
                "https://www.example.com/shop-a/",
                "https://www.rakuten.co.jp.example.com/shop-a/",
                "https://example.com/www.rakuten.co.jp/shop-a/",
                "ftp://www.rakuten.co.jp/shop-a/",
                "javascript:alert(1)",
                "楽天市場1号店",
                "shop a",
                "shop.a",
                "-shop",
                "https://www.rakuten.co.jp/店舗/"
            })
    void whatNamesNoShopIsRefused(String address) {
        assertThat(ShopAddress.code(address)).isEmpty();
    }
}
