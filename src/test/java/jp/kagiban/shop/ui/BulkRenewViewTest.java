package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.bulk.RenewalRow.Target;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

/** The page on which many keys are renewed, while the jobs go on. */
@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class BulkRenewViewTest extends ShopScreens {

    private static final Instant SOON = Instant.parse("2026-11-28T14:59:59Z");
    private static final String LOOK = "内容を確認";

    private static String oldKey(int n) {
        return "SL7000%02d_before%02d".formatted(n, n);
    }

    private static String newKey(int n) {
        return "SL7000%02d_renewer%02d".formatted(n, n);
    }

    private ShopId inUse(int n) {
        rms.takes(oldKey(n), SOON);
        ShopId shop = entered(n);
        jobs.runDue();
        return shop;
    }

    private ShopId entered(int n) {
        NewShop form = new NewShop(
                n + "号店",
                "shop-" + n,
                "",
                RakutenFamilies.OWN_APP,
                RakutenEntry.of("SP7000%02d_secret".formatted(n), oldKey(n)),
                Set.of());
        return ((Saving.Saved) shopForms.register(form, member.id())).shop();
    }

    private TextArea area() {
        return find(TextArea.class).single();
    }

    private void paste(String pasted) {
        navigate("shops/renew", BulkRenewView.class);
        test(area()).setValue(pasted);
        press(LOOK);
    }

    @Test
    void theListOfShopsLeadsHere() {
        navigate(ShopsView.class);
        press("まとめて更新");
        assertThat(getCurrentView()).isInstanceOf(BulkRenewView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("まとめて更新");
    }

    @Test
    void withoutASelectionThePageSaysWhichShopsAreDue() {
        navigate("shops/renew", BulkRenewView.class);
        assertThat(page()).contains("更新が必要な店舗はありません。");
        IntStream.range(1, 8).forEach(this::inUse);
        navigate("shops/renew", BulkRenewView.class);
        assertThat(page()).contains("更新が必要な7店舗：", "、ほか2店舗").doesNotContain("更新が必要な店舗はありません。", "選択中の");
    }

    @Test
    void eachKeyGoesToItsShopAndIsFollowedThere() {
        IntStream.range(1, 4).forEach(this::inUse);
        paste(IntStream.range(1, 4).mapToObj(BulkRenewViewTest::newKey).collect(Collectors.joining("\n")));
        assertThat(page()).contains("1号店", "700001", "末尾4桁 …er01", "3行目").doesNotContain(newKey(1));
        press("3件のキーを登録");
        assertThat(page()).contains("3件のうち、0件をRMSに確認しました。", "RMSに確認しています").doesNotContain("更新が必要な", "お知らせに戻る");
        assertThat(area().getValue()).isEmpty();
        jobs.runDue();
        follows(() -> assertThat(page()).contains("3件のうち、3件をRMSに確認しました。0件が使えるようになりました。", "RMSがまだ受け付けていません"));
        IntStream.range(1, 4).forEach(n -> rms.takes(newKey(n), FAR));
        clock.advance(Duration.ofMinutes(3));
        jobs.runDue();
        follows(() -> assertThat(page())
                .contains(
                        "3件が使えるようになりました。次に期限が来るのは「1号店」、2027/02/23（火）です。",
                        "有効期限は2027/02/23（火） 23:59:59です。",
                        "古いキーの期限",
                        "お知らせに戻る")
                .doesNotContain("この画面は閉じてかまいません"));
        assertThat(find(Anchor.class).withText("1号店").exists()).isTrue();
    }

    @Test
    void ofOldKeysThatHaveExpiredNothingIsLeftToDo() {
        rms.takes(oldKey(1), clock.instant().plusSeconds(60));
        ShopId shop = entered(1);
        jobs.runDue();
        clock.advance(Duration.ofMinutes(2));
        rms.takes(newKey(1), FAR);
        paste(newKey(1));
        press("1件のキーを登録");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("1件が使えるようになりました。").doesNotContain("古いキーの期限"));
        navigate("shops/" + shop + "/renew", RenewView.class);
        assertThat(page()).contains("新しいキーに切り替わりました").doesNotContain("古いキーの期限");
    }

    @Test
    void keysThatWaitForTheMemberAreCountedApartAndAnsweredTogether() {
        IntStream.range(1, 4).forEach(this::inUse);
        rms.takes(newKey(1), FAR);
        rms.takes(newKey(2), SOON);
        rms.takes(newKey(3), SOON);
        paste(IntStream.range(1, 4).mapToObj(BulkRenewViewTest::newKey).collect(Collectors.joining("\n")));
        press("3件のキーを登録");
        jobs.runDue();
        follows(() -> assertThat(page())
                .contains("3件をRMSに確認しました。1件が使えるようになりました。2件は、確認が必要です。", "切り替え確認")
                .doesNotContain("反映待ち"));
        press("切り替えを確認（2店舗）");
        press("切り替える（2件）");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("3件が使えるようになりました。"));
    }

    @Test
    void keysThatCannotBeUsedAreNotSaidToWaitForRms() {
        IntStream.range(1, 4).forEach(this::inUse);
        rms.says(newKey(1), new MallOutcome.Valid(FAR), ScriptedRms.REFUSED);
        rms.says(newKey(2), new MallOutcome.Valid(clock.instant().minusSeconds(60)), ScriptedRms.REFUSED);
        rms.takes(newKey(3), SOON.minus(Duration.ofDays(1)));
        paste(IntStream.range(1, 4).mapToObj(BulkRenewViewTest::newKey).collect(Collectors.joining("\n")));
        press("3件のキーを登録");
        jobs.runDue();
        follows(() -> assertThat(page())
                .contains("3件は、確認が必要です。", "受注の機能を「利用する」にしてから、新しいキーを発行", "に期限が切れています。", "今のキーは")
                .doesNotContain("反映待ち", "10〜30分"));
        press("切り替えを確認（3店舗）");
        assertThat(page()).contains("・受注を取得できません", "・期限切れ", "使えないキーは");
    }

    @Test
    void aKeyWhoseDateFunctionIsOffIsNotPromisedADate() {
        inUse(1);
        rms.says(newKey(1), ScriptedRms.REFUSED, ScriptedRms.TAKEN);
        paste(newKey(1));
        press("1件のキーを登録");
        jobs.runDue();
        follows(() -> assertThat(page()).contains("期限は、店舗の画面で入力できます。").doesNotContain("確認でき次第"));
    }

    @Test
    void aDoubtIsChosenOrLeftOut() {
        inUse(1);
        ShopId fresh = entered(2);
        paste(newKey(1) + "\n" + newKey(2));
        assertThat(page()).contains("2行目：店舗番号 700002 がどの店舗か分かりません（末尾4桁 …er02）。");
        assertThat(offers("1件のキーを登録")).isTrue();
        choose(fresh);
        press("2件のキーを登録");
        assertThat(shopRecords.history(fresh)).hasSize(2);
        assertThat(area().getValue()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private void choose(ShopId shop) {
        ComboBox<Target> box = find(ComboBox.class).single();
        box.getListDataView().getItems().filter(one -> one.shop().equals(shop)).forEach(box::setValue);
    }

    @Test
    void twoKeysForOneShopAreToldBesideTheChoice() {
        inUse(1);
        paste(newKey(1) + "\nSL700001_another1");
        find(ComboBox.class).all().forEach(box -> {
            Object only = box.getListDataView().getItems().findFirst().orElseThrow();
            box.setValue(only);
        });
        press("2件のキーを登録");
        assertThat(find(ComboBox.class).all())
                .extracting(box -> box.getErrorMessage())
                .contains("「1号店」には、ほかの行のキーも登録することになっています。どちらかを外してください。");
        assertThat(offers("2件のキーを登録")).isTrue();
    }

    @Test
    void everythingElseInAPasteHasItsSentence() {
        inUse(1);
        paste("よろしくお願いします\n" + newKey(1) + "\n" + newKey(1) + "\n" + oldKey(1) + "\nSL70000_abc\nSP700001_secret\n"
                + newKey(9));
        assertThat(page())
                .contains("キーのない行が1行ありました。")
                .contains("2, 3行目：同じキー（末尾4桁 …er01）が2つの行にあります。")
                .contains("4行目：末尾4桁 …re01 は、「1号店」の今のキーと同じようです。")
                .contains("5行目：キーの形", "6行目：licenseKeyではなく、serviceSecretのようです。")
                .contains("7行目：店舗番号 700009 の店舗が登録されていません")
                .contains("キーは3件ありますが、店舗は1店舗です。");
    }

    @Test
    void whatIsChangedAfterwardsIsLookedAtAnew() {
        inUse(1);
        paste(newKey(1));
        test(area()).setValue(newKey(1) + "\n");
        assertThat(offers("1件のキーを登録")).isFalse();
    }

    @Test
    void whatFailsStaysWithItsSentenceAndTheWayToTheShop() {
        ShopId shop = inUse(1);
        inUse(2);
        paste(newKey(1) + "\n" + newKey(2));
        shopForms.renew(shop, "SL700001_another1", Set.of(), MemberId.next());
        press("2件のキーを登録");
        assertThat(page())
                .contains("1号店（末尾4桁 …er01）：この店舗には、切り替え前の新しいキーがすでにあります。")
                .contains("1件のうち");
        assertThat(find(Anchor.class).withText("「1号店」を開く").single().getHref()).isEqualTo("shops/" + shop);
        assertThat(area().getValue()).isNotEmpty();
    }

    @Test
    void aKeyThatMayBeCutOffIsForTheShopsPage() {
        inUse(1);
        String cut = newKey(1).substring(0, oldKey(1).length() - 1);
        paste(cut);
        press("1件のキーを登録");
        assertThat(page()).contains("末尾が欠けていないか確認してください。", "店舗の画面で登録してください。").doesNotContain("1件をRMSに");
        assertThat(find(Anchor.class).withText("「1号店」を開く").exists()).isTrue();
        assertThat(area().getValue()).isEqualTo(cut);
    }

    @Test
    void aPasteWithoutAKeyIsRefusedBesideTheField() {
        paste("お世話になっております");
        assertThat(area().getErrorMessage()).isEqualTo("licenseKeyが見つかりません。「SL」で始まる値を貼り付けてください。");
        assertThat(area().getValue()).isEqualTo("お世話になっております");
        press("貼り付けを消す");
        assertThat(area().getValue()).isEmpty();
    }
}
