package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.time.Duration;
import java.time.Instant;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.manual.ui.StepWay;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A viewer reads the state of a shop's keys, and is not told to act on it. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class ShopOfViewerTest extends ShopScreens {

    private static final Instant SOON = Instant.parse("2026-12-17T14:59:59Z");

    @Autowired
    JdbcClient db;

    @Autowired
    Memberships memberships;

    @Test
    void aHeldKeyAsksThemNothing() {
        rms.takes(key(2), SOON);
        ShopId shop = shopInUse("本店", "shop-a", key(1), SOON);
        renew(shop, key(2));
        jobs.runDue();
        open(shop);
        assertTold("管理者か担当者が決めます", "新しいキーの期限", "今のキーの期限");
        assertThat(offers("このキーに切り替える")).isFalse();
    }

    @Test
    void aNewKeyThatCannotBeUsedIsAFact() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), SOON);
        rms.says(key(2), new MallOutcome.Valid(clock.instant().minusSeconds(60)), ScriptedRms.REFUSED);
        renew(shop, key(2));
        jobs.runDue();
        open(shop);
        assertTold("に期限が切れています", "今のキー（末尾4桁 …0001）で受注取得を続けています。");
        assertThat(PageText.of(find(KeyAnswer.class).single())).doesNotContain("それまでは");
    }

    @Test
    void aKeyThatExpiresSoonIsAFact() {
        open(shopInUse("本店", "shop-a", key(1), SOON));
        assertTold("キーの期限が近づいています");
    }

    @Test
    void anExpiredKeyIsAFact() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), clock.instant().plusSeconds(60));
        pass(Duration.ofMinutes(2));
        open(shop);
        assertTold("このキーの期限は過ぎています");
    }

    @Test
    void aRefusedKeyThatWaitsIsAFact() {
        ShopId shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        open(shop);
        assertTold("RMSがまだこのキーを受け付けていません");
    }

    @Test
    void aKeyThatWasNotAcceptedIsAFact() {
        ShopId shop = shop("本店", "shop-a", key(1));
        for (int hour = 0; hour < 26; hour++) {
            jobs.runDue();
            pass(Duration.ofHours(1));
        }
        jobs.runDue();
        open(shop);
        assertTold("RMSがこのキーを受け付けませんでした");
    }

    private void open(ShopId shop) {
        db.sql("UPDATE membership SET member_role = 'VIEWER' WHERE tenant_id = ?")
                .param(Column.of(memberships.tenantsOf(member.id()).getFirst()))
                .update();
        navigate("shops/" + shop, ShopView.class);
    }

    private void assertTold(String... facts) {
        KeyAnswer answer = find(KeyAnswer.class).single();
        assertThat(PageText.of(answer)).contains(facts).doesNotContain("ください");
        assertThat(find(StepWay.class, answer).exists()).isFalse();
    }
}
