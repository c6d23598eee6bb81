package jp.kagiban.order.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.order.OrderJson;
import jp.kagiban.order.OrderPortalTest;
import jp.kagiban.testing.AsMerchant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderPortalTest
@ViewPackages(packages = {"jp.kagiban.shop.ui", "jp.kagiban.order.ui"})
@AsMerchant
class IntakePartTest extends OrderScreens {

    @BeforeEach
    void open() {
        openShop();
    }

    private void show() {
        UI.getCurrent().navigate("shops/" + keeper.shopId());
    }

    private String part() {
        return text(find(H2.class).withText("取得状況").single().getParent().orElseThrow());
    }

    @Test
    void theShopsPageSaysHowTheIntakeGoes() {
        fetch();
        show();
        assertThat(part()).contains("正常", "たった今", "2026/11/25 10:47");
    }

    @Test
    void whatIsBehindIsSaid() {
        fetch();
        keeper.pass(Duration.ofMinutes(10));
        shelf().fail(new MallOutcome.Maintenance());
        fetch();
        show();
        assertThat(part()).contains("遅れ", "の取得時、RMSはメンテナンス中でした", "2026/11/25 10:42より後の受注");
    }

    @Test
    void aRunThatDoesNotComeIsNoGoodNews() {
        fetch();
        keeper.pass(Duration.ofMinutes(30));
        show();
        assertThat(part()).contains("遅れ", "鍵番側の問題で受注を取得できていません").doesNotContain("正常", "次の取得");
    }

    @Test
    void aLongFirstImportShowsHowFarItIs() {
        shelf().fill(1500, keeper.now(), 700);
        shelf().failAfter(14);
        fetch();
        show();
        assertThat(part()).contains("までさかのぼって取得中（1,000 / 約1,500件）");
    }

    @Test
    void ofAnExpiredKeyItSaysWhatItWaitsForAndSinceWhenNothingCame() {
        fetch();
        expire();
        assertThat(part())
                .contains("停止中", "キーの期限が切れたため", "キーを更新すると自動で再開し", "2026/11/25 10:42より後の受注")
                .contains("最終取得2026/11/25 10:42")
                .doesNotContain("次の取得");
    }

    @Test
    void ofAKeyThatExpiredBeforeTheFirstOrderItClaimsNoProgress() {
        expire();
        assertThat(part()).contains("まだ一度も取得していません", "未取得すべての受注").doesNotContain("さかのぼって", "0件");
    }

    private void expire() {
        keeper.pass(Duration.ofDays(1500));
        fetch();
        show();
    }

    @Test
    void theReachIsSetForEachShop() {
        fetch();
        String old = "123456-20260801-0000000001";
        shelf().put(new OrderJson(old, 700, keeper.now().minus(Duration.ofDays(110))));
        show();
        test(find(IntegerField.class).single()).setValue(365);
        test(button("日数を変更")).click();
        fetch();
        navigate("orders/" + old, OrderView.class);
        assertThat(page()).contains(old);
    }

    @Test
    void aReachThatRmsDoesNotGiveIsRefused() {
        show();
        find(IntegerField.class).single().setValue(731);
        test(button("日数を変更")).click();
        assertThat(find(IntegerField.class).single().isInvalid()).isTrue();
        assertThat(find(IntegerField.class).single().getErrorMessage()).isEqualTo("初回に取得する日数は、1から730までの数で入力してください。");
    }
}
