package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.rms.RmsOutcome;
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
        UUID shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalBesideAKeyThatIsRefused() {
        UUID shop = shopInUse("本店", "shop-a", key(1), FAR);
        rms.refuses(key(1));
        shops.checkNow(shop);
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalBesideAKeyThatHasExpired() {
        UUID shop = shopInUse("本店", "shop-a", key(1), SOON);
        clock.set(SOON.plusSeconds(1));
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofAKeyThatIsHeldBack() {
        UUID shop = shopInUse("本店", "shop-a", key(1), FAR);
        rms.takes(key(2), SOON);
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofARenewalWithoutAnAnswer() {
        UUID shop = shopInUse("本店", "shop-a", key(1), FAR);
        rms.says(key(2), new RmsOutcome.Unreachable());
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofAKeyWithoutItsDate() {
        rms.says(key(1), ScriptedRms.REFUSED, ScriptedRms.TAKEN);
        UUID shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        renew(shop, key(2));
        jobs.runDue();
        namesAreDistinct(shop);
    }

    @Test
    void ofAKeyThatWasNotAccepted() {
        UUID shop = shop("本店", "shop-a", key(1));
        jobs.runDue();
        for (int halfHours = 0; halfHours < 48; halfHours++) {
            pass(Duration.ofMinutes(30));
            jobs.runDue();
        }
        namesAreDistinct(shop);
    }

    private void namesAreDistinct(UUID shop) {
        UI.getCurrent().navigate("shops/" + shop);
        assertThat(Labels.confused(find(Main.class).single())).isEmpty();
    }
}
