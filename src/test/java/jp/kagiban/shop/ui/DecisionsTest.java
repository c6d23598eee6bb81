package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.kagiban.kit.RowTable;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatuses;
import jp.kagiban.shop.ui.Decisions.Held;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import jp.kagiban.testing.WrittenRows;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** New keys of many shops that don't end later than the keys in use, answered in one dialog. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class DecisionsTest extends ShopScreens {

    private static final Instant SOON = Instant.parse("2026-12-17T14:59:59Z");

    @Autowired
    private ShopStatuses statuses;

    @Autowired
    private TestLogin login;

    /** A shop whose new key works but ends at this instant, no later than the one in use. */
    private ShopId held(int n, Instant end) {
        rms.takes(key(10 + n), end);
        ShopId shop = shopInUse(n + "号店", "shop-" + n, key(n), SOON);
        renew(shop, key(10 + n));
        jobs.runDue();
        return shop;
    }

    private void open(String query) {
        UI.getCurrent().navigate(ShopsView.class, QueryParameters.fromString(query));
        page();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Held> choice() {
        return find(CheckboxGroup.class).single();
    }

    private List<String> chosen() {
        return choice().getValue().stream().map(key -> key.shop().name()).toList();
    }

    private long open() {
        return statuses.all().stream().filter(ShopStatus::needsDecision).count();
    }

    private String said() {
        return test(find(Notification.class).single()).getText();
    }

    @Test
    void keysOfTheSameLastDayAreTakenTogether() {
        held(1, SOON);
        held(2, SOON);
        held(3, SOON);
        open("stage=held");
        press("切り替えを確認（3店舗）");
        assertThat(page())
                .contains("3店舗の新しいキーの期限が、今のキーより後ではありません。")
                .contains("…0011・今のキーと同じ日", "新しいキー：2026/12/17（木）まで", "今のキー：2026/12/17（木）まで");
        press("切り替える（3件）");
        assertThat(said()).startsWith("3件の新しいキーに切り替えます。");
        assertThat(open()).isZero();
        assertThat(find(Dialog.class).exists()).isFalse();
        jobs.runDue();
        assertThat(statuses.all()).extracting(shop -> shop.active().lastFour()).containsExactly("0011", "0012", "0013");
    }

    @Test
    void aKeyThatMayBeOldIsLeftOutAtFirstAndStaysOpen() {
        held(1, SOON.minus(Duration.ofDays(1)));
        held(2, SOON);
        open("");
        press("切り替えを確認（2店舗）");
        assertThat(choice().getListDataView().getItems())
                .extracting(key -> key.shop().name())
                .containsExactly("1号店", "2号店");
        assertThat(chosen()).containsExactly("2号店");
        press("切り替える（1件）");
        assertThat(page()).contains("1店舗の新しいキーの期限が");
        press("切り替える");
        assertThat(choice().getErrorMessage()).isEqualTo("店舗を選んでください。");
        assertThat(open()).isOne();
    }

    @Test
    void whichShopCouldNotSwitchIsSaidAndTheOthersDo() {
        held(1, clock.instant().plusSeconds(60));
        held(2, SOON);
        open("");
        press("切り替えを確認（2店舗）");
        choice().setValue(Set.copyOf(choice().getListDataView().getItems().toList()));
        clock.advance(Duration.ofSeconds(61));
        press("切り替える（2件）");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(page()).contains("1号店：このキーには切り替えられません。期限が過ぎているか");
        assertThat(said()).startsWith("1件の新しいキーに切り替えます。");
        assertThat(statuses.all()).extracting(ShopStatus::needsDecision).containsExactly(true, false);
    }

    @Test
    void aKeyThatCannotBeUsedIsNotSwitchedTo() {
        held(1, SOON);
        held(2, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(61));
        open("");
        press("切り替えを確認（2店舗）");
        choice().setValue(Set.copyOf(choice().getListDataView().getItems().toList()));
        press("切り替える（1件）");
        assertThat(said()).startsWith("1件の新しいキーに切り替えます。");
        assertThat(statuses.all()).extracting(ShopStatus::needsDecision).containsExactly(false, true);
    }

    @Test
    void aSwitchToAnEarlierEndIsNeitherRecommendedNorDoneAtOnce() {
        held(1, SOON.minus(Duration.ofDays(1)));
        open("stage=held");
        press("切り替えを確認（1店舗）");
        assertThat(chosen()).containsExactly("1号店");
        assertThat(button("切り替える（1件）").getThemeNames()).doesNotContain("primary");
        assertThat(button("取り下げる（1件）").getThemeNames()).contains("primary");
        press("切り替える（1件）");
        ConfirmDialog question = find(ConfirmDialog.class).single();
        assertThat(test(question).getText())
                .isEqualTo("「1号店」の今のキーは2026/12/17（木）まで使えますが、新しいキーは2026/12/16（水）までです。切り替えますか？");
        assertThat(open()).isOne();
        test(question).confirm();
        assertThat(open()).isZero();
    }

    @Test
    void afterTheLastAnswerTheListSaysThatAllIsDecided() {
        held(1, SOON);
        open("stage=held");
        press("切り替えを確認（1店舗）");
        press("切り替える（1件）");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("切り替え確認を待っているキーはありません。"));
    }

    @Test
    void allAreWithdrawnAfterAQuestion() {
        held(1, SOON);
        held(2, SOON);
        open("");
        press("切り替えを確認（2店舗）");
        press("取り下げる（2件）");
        ConfirmDialog question = find(ConfirmDialog.class).single();
        assertThat(test(question).getText()).isEqualTo("2件の新しいキーを取り下げますか？　今のキーが使える店舗では、今のキーを使い続けます。");
        test(question).confirm();
        assertThat(statuses.all()).allMatch(shop -> shop.waiting() == null);
    }

    @Test
    @SuppressWarnings("unchecked")
    void onlyTheSelectedShopsAreAsked() {
        held(1, SOON);
        ShopId second = held(2, SOON);
        shopInUse("3号店", "shop-3", key(3), SOON);
        open("");
        RowTable<ShopLine> table = find(RowTable.class).single();
        WrittenRows.of(table).stream()
                .filter(row -> row.selectFirst("input").val().equals(second.toString()))
                .forEach(row -> WrittenRows.tick(table, row, true));
        press("切り替えを確認（1店舗）");
        assertThat(chosen()).containsExactly("2号店");
    }

    @Test
    void anOldProofIsAskedForAnewAndNothingIsAnsweredBefore() {
        held(1, SOON);
        open("");
        press("切り替えを確認（1店舗）");
        SecurityContextHolder.getContext()
                .setAuthentication(login.provenAt(member.id(), clock.instant().minus(Duration.ofHours(1))));
        press("切り替える（1件）");
        assertThat(find(Dialog.class).all()).hasSize(2);
        assertThat(open()).isOne();
    }
}
