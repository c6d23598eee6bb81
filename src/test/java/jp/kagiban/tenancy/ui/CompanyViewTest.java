package jp.kagiban.tenancy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.login.session.LoginSettings;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.order.OrderRetention;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Company;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class CompanyViewTest extends ShopScreens {

    @Autowired
    Company company;

    @Autowired
    OrderRetention retention;

    @Autowired
    TenantRows rows;

    @Autowired
    TenantScope scope;

    @Autowired
    StepUp stepUp;

    @BeforeEach
    void open() {
        navigate(CompanyView.class);
    }

    @Test
    void itIsPutTogetherFromSectionsInTheirOrder() {
        assertThat(find(H1.class).single().getText()).isEqualTo("会社の設定");
        assertThat(find(H2.class).all().stream().map(H2::getText))
                .containsExactly("会社名", "二段階認証", "受注の保存期間", "サポートの閲覧許可", "会社の削除");
    }

    @Test
    void theNameIsChangedWithoutItsOuterBlanks() {
        type("会社名・屋号", " 山田商会 ");
        press("会社名を保存");
        assertThat(company.settings().name()).isEqualTo("山田商会");
        assertThat(page()).contains("会社名を保存しました。");
    }

    @Test
    void aNameThatSignUpWouldRefuseIsRefusedAndStays() {
        type("会社名・屋号", "あ".repeat(256));
        press("会社名を保存");
        assertThat(field("会社名・屋号").getErrorMessage()).isEqualTo("会社名・屋号は255文字までです。");
        assertThat(field("会社名・屋号").getValue()).hasSize(256);
        assertThat(company.settings().name()).isEqualTo("山田商店");
    }

    @Test
    void theSecondFactorIsDemandedOfAll() {
        test(find(Checkbox.class).single()).click();
        press("二段階認証の設定を保存");
        assertThat(company.settings().secondFactorForAll()).isTrue();
        assertThat(page()).contains("メンバー全員に二段階認証を求めます。");
    }

    @Test
    void theGraceOfTheSecondFactorIsNamedAsItIsSet() {
        assertThat(page()).contains("参加の36,500日後から二段階認証を必ず求めます。");
        assertThat(grace("PT12H")).contains("参加の12時間後から");
        assertThat(grace("PT0S")).contains("参加したときから");
    }

    private String grace(String set) {
        LoginSettings login = new LoginSettings(Duration.ofDays(7), Duration.ofHours(8), Duration.parse(set));
        UI.getCurrent().add(new SecondFactorSection(company, stepUp, login));
        return page();
    }

    @Test
    void retentionTakesFullWidthDigits() {
        assertThat(field("保存する日数").getValue()).isEqualTo("400");
        type("保存する日数", "９０");
        press("保存期間を変更");
        assertThat(page()).contains("注文日から90日間保存します。");
    }

    @Test
    void beforeOrdersGoForGoodItAsks() {
        anOrderGrowsOld();
        navigate(CompanyView.class);
        type("保存する日数", "90");
        press("保存期間を変更");
        assertThat(page()).contains("保存期間を過ぎた受注 1件").doesNotContain("保存します。");
        pressDeed("キャンセル");
        assertThat(retention.days()).isEqualTo(400);
    }

    private void anOrderGrowsOld() {
        ShopId shop = shop("本店", "shop-a", key(1));
        rows.addOrder(scope.current(), shop, member.id());
        clock.advance(Duration.ofDays(200));
    }

    @Test
    void retentionOutOfItsRangeIsRefusedAndStays() {
        type("保存する日数", "29");
        press("保存期間を変更");
        assertThat(field("保存する日数").getErrorMessage()).contains("30から3,650までの整数");
        assertThat(field("保存する日数").getValue()).isEqualTo("29");
    }

    @Test
    void supportAccessIsGrantedForADayAndRevoked() {
        press("24時間だけ許可");
        assertThat(page()).contains("まで許可しています。");
        press("許可を終了");
        assertThat(company.settings().supportUntil()).isEmpty();
        assertThat(offers("24時間だけ許可")).isTrue();
    }

    @Test
    void withoutTheNameTypedNothingIsPlanned() {
        press("会社を削除");
        roundTrip();
        pressDeed("会社を削除");
        assertThat(company.settings().endsAt()).isEmpty();
    }

    @Test
    void theEndIsTakenBackFromTheLineAboveEveryPage() {
        askForTheEnd();
        UI.getCurrent().navigate("shops");
        follows(() -> assertThat(page()).contains("この会社は 2026/12/02"));
        press("取り消す");
        assertThat(company.settings().endsAt()).isEmpty();
        assertThat(page()).doesNotContain("この会社は 2026/12/02");
    }

    @Test
    void onceItIsDeletedItsMemberIsLoggedInStillAndHasNothingToSee() {
        askForTheEnd();
        pass(Duration.ofDays(7));
        jobs.runDue();
        UI.getCurrent().navigate("shops");
        assertThat(page()).contains("表示できる会社がありません");
        assertThat(member.find()).isPresent();
    }

    private void askForTheEnd() {
        press("会社を削除");
        roundTrip();
        test(find(TextField.class, dialog()).single()).setValue("山田商店");
        pressDeed("会社を削除");
        assertThat(company.settings().endsAt()).isPresent();
    }

    private void pressDeed(String deed) {
        test(find(Button.class, dialog()).withText(deed).single()).click();
    }

    private ConfirmDelete dialog() {
        return find(ConfirmDelete.class).single();
    }
}
