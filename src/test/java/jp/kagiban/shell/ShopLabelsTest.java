package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Labels;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** The names on a shop's page in each state that its keys can be in. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopLabelsTest extends ShopScreens {

    private static final Instant SOON = Instant.parse("2026-11-28T14:59:59Z");

    @Test
    void ofAKeyThatWaits() {
        rms.refuses(key(1));
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalBesideAKeyThatIsRefused() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        rms.refuses(key(1));
        keyCommands.checkNow(shop);
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalBesideAKeyThatHasExpired() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), SOON);
        clock.set(SOON.plusSeconds(1));
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofAKeyThatIsHeldBack() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        rms.takes(key(2), SOON);
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalWithoutAnAnswer() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        rms.says(key(2), new MallOutcome.Unreachable());
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofAKeyWithoutItsDate() {
        rms.says(key(1), ScriptedRms.REFUSED, ScriptedRms.TAKEN);
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofAKeyThatWasNotAccepted() {
        ShopId shop = shop("本店", "shop-a", key(1));
        notAcceptedForADay();
        namesAreDistinct(shop);
        assertThat(page()).contains("RMSがこのキーを受け付けませんでした");
    }

    private void notAcceptedForADay() {
        jobs.runDue();
        pass(Duration.ofHours(25));
        jobs.runDue();
    }

    @Test
    void ofARenewalThatHasJustBeenDone() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), SOON);
        rms.takes(key(2), FAR);
        renew(shop, key(2));
        UI.getCurrent().navigate("shops/" + shop + "/renew");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("新しいキーに切り替わりました"));
        assertNamesAreDistinct();
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalThatWasWithdrawn() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), SOON);
        renew(shop, key(2));
        keyCommands.withdraw(shop, shopRecords.history(shop).getFirst().generation(), member.id());
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalThatWasNotAccepted() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        renew(shop, key(2));
        notAcceptedForADay();
        namesAreDistinct(shop);
        assertThat(page()).contains("RMSがこのキーを受け付けませんでした");
    }

    @Test
    void ofAnotherMembersRenewal() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        shopForms.renew(shop, key(2), Set.of(), MemberId.next());
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofAShopWithADiagnosisAndAFormerKey() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), SOON);
        rms.takes(key(2), FAR);
        renew(shop, key(2));
        jobs.runDue();
        jobs.runDue();
        namesAreDistinct(shop);
        UI.getCurrent().navigate("shops/" + shop);
        assertThat(offers("今すぐ破棄")).isTrue();
        assertThat(page()).contains("診断した時刻");
    }

    private void namesAreDistinct(ShopId shop) {
        UI.getCurrent().navigate("shops/" + shop);
        assertNamesAreDistinct();
        UI.getCurrent().navigate("shops/" + shop + "/renew");
        assertNamesAreDistinct();
    }

    private void assertNamesAreDistinct() {
        assertThat(Labels.confused(find(Main.class).single())).isEmpty();
    }
}
