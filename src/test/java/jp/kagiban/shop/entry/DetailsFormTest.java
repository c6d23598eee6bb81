package jp.kagiban.shop.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.entry.Saving.Normalized;
import jp.kagiban.shop.register.ShopField;
import org.junit.jupiter.api.Test;

class DetailsFormTest {

    private final Findings findings = new Findings();

    private static Optional<DetailsForm.Details> check(String name, String address, String userId, Findings findings) {
        return DetailsForm.check(RakutenAlone.mall(), name, address, userId, findings);
    }

    @Test
    void goodDetailsPass() {
        assertThat(check("楽天市場1号店", "www.rakuten.co.jp/shop-a/", "", findings))
                .contains(new DetailsForm.Details("楽天市場1号店", "shop-a", null));
    }

    @Test
    void aNameKeepsItsInnerBlanks() {
        assertThat(check("\u3000本店　東京 ", "shop-a", " user１ ", findings))
                .contains(new DetailsForm.Details("本店　東京", "shop-a", "user1"));
        assertThat(findings.normalized()).extracting(Normalized::field).containsExactly(ShopField.USER_ID);
    }

    @Test
    void aFullWidthAddressIsMended() {
        assertThat(check("本店", "ｓｈｏｐ－ａ", "", findings)).isPresent();
        assertThat(findings.normalized()).extracting(Normalized::field).containsExactly(ShopField.ADDRESS);
    }

    @Test
    void eachFieldHasItsOwnProblem() {
        assertThat(check(" ", "https://example.com/", "u".repeat(256), findings))
                .isEmpty();
        assertThat(findings.problems())
                .containsExactly(
                        Problem.of(ShopField.NAME, Kind.EMPTY),
                        Problem.of(ShopField.ADDRESS, Kind.NOT_A_SHOP_ADDRESS),
                        Problem.of(ShopField.USER_ID, Kind.TOO_LONG, "255", "256"));
    }

    /** They would be stored in clear. */
    @Test
    void aSecretIsNoNameAndNoAddress() {
        assertThat(check("SP123456_abcdef", "ＳＬ123456_abcdef", "", findings)).isEmpty();
        assertThat(findings.problems())
                .containsExactly(
                        Problem.of(ShopField.NAME, Kind.A_SECRET), Problem.of(ShopField.ADDRESS, Kind.A_SECRET));
    }

    @Test
    void aShopMayBeCalledAlmostLikeOne() {
        assertThat(check("SL2026", "sp123456-shop", "", findings)).isPresent();
    }

    @Test
    void lengthIsCountedAsPeopleCount() {
        assertThat(check("𠮷".repeat(255), "shop-a", "", findings)).isPresent();
        assertThat(check("𠮷".repeat(256), "shop-a", "", findings)).isEmpty();
    }
}
