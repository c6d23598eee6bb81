package jp.kagiban.manual.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.manual.Walk;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Labels;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class WalkTest extends ShopScreens {

    private ShopId shop;

    @BeforeEach
    void openAShop() {
        shop = shopInUse("楽天市場1号店", "shop-a", key(1), FAR);
    }

    @Test
    void aWalkShowsOneStepAndWhereItStands() {
        open("walk=renew&step=9");
        assertThat(shown()).containsExactly("step-9");
        assertThat(page()).contains("手順4", "［ライセンスキーの確認・変更］を開く", "8手順のうち0手順が完了");
    }

    @Test
    void theEightStepsOfTheRenewalAreNumberedFrom1To8() {
        widen(390);
        open("walk=renew");
        assertThat(entries())
                .extracting(entry -> entry.substring(0, 3))
                .containsExactly("1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. ");
        widen(1440);
        open("walk=renew&step=17");
        assertThat(find(WalkStepCard.class).all())
                .last()
                .satisfies(card -> assertThat(PageText.textOf(card)).startsWith("手順8"));
        assertThat(PageText.textOf(find(WalkContents.class).single()))
                .contains("8新しいキーを登録する")
                .doesNotContain("17");
    }

    @Test
    void theFirstMainButtonOpensRms() {
        open("walk=renew");
        assertThat(mainButtons()).containsExactly("RMSを開く");
        rmsIsOpened();
        assertThat(mainButtons()).containsExactly("完了して次へ");
    }

    @Test
    void whoGoesOnHasRmsOpenAlready() {
        open("walk=renew");
        press("完了して次へ");
        assertThat(mainButtons()).containsExactly("完了して次へ");
    }

    @Test
    void onAPhoneTheStepNamesWhatAPhoneShows() {
        widen(390);
        open("walk=renew&step=16");
        assertThat(card("step-16")).contains("［貼り付け］を押してください");
        assertThat(card("step-11")).contains("長く押して");
        widen(1440);
        open("walk=renew&step=16");
        assertThat(card("step-16")).doesNotContain("［貼り付け］");
    }

    @Test
    void theOnlyShopIsTheOneThatItIsFor() {
        open("walk=renew");
        assertThat(page()).contains("対象の店舗：楽天市場1号店");
        assertThat(title()).isEqualTo("RMSにログインする 楽天市場1号店｜鍵番");
    }

    @Test
    void ofSeveralShopsOneIsChosen() {
        ShopId second = shopInUse("楽天市場2号店", "shop-b", key(2), FAR);
        open("walk=renew&shop=" + second);
        assertThat(find(Select.class).single().getElement().getProperty("label"))
                .isEqualTo("対象の店舗");
        assertThat(title()).contains("楽天市場2号店");
    }

    @Test
    void whatIsDoneIsMarkedAndLeadsOn() {
        open("walk=renew");
        press("完了して次へ");
        assertThat(shown()).containsExactly("step-2");
        assertThat(page()).contains("8手順のうち1手順が完了");
    }

    @Test
    void eachStepHasAnAddressOfItsOwn() {
        open("walk=renew");
        press("完了して次へ");
        assertThat(address()).contains("walk=renew", "shop=" + shop, "step=2");
        assertThat(hrefs()).contains("manual?walk=renew&shop=" + shop + "&step=1");
    }

    @Test
    void anAddressWithoutAStepIsReplacedByThatOfTheStep() {
        open("walk=renew");
        assertThat(address()).contains("shop=" + shop, "step=1");
    }

    @Test
    void theWalkIsTakenUpWhereItWasLeft() {
        open("walk=renew&step=10");
        open("walk=renew&shop=" + shop);
        assertThat(shown()).containsExactly("step-10");
    }

    @Test
    void theManualLeadsBackToThePlace() {
        open("walk=renew");
        press("完了して次へ");
        open("");
        assertThat(page()).contains("ここまで進みました", "楽天市場1号店の「ライセンスキーの更新」");
        assertThat(find(Anchor.class).withText("続きから始める").single().getHref())
                .isEqualTo("manual?walk=renew&shop=" + shop + "&step=2");
    }

    @Test
    void aLookAtTheBeginningIsNoPlace() {
        open("walk=renew");
        open("");
        assertThat(page()).doesNotContain("ここまで進みました");
    }

    @Test
    void aMarkCanBeTakenBack() {
        open("walk=renew");
        press("完了して次へ");
        open("walk=renew&step=1");
        assertThat(page()).contains("完了 2026/11/25");
        press("完了を取り消す");
        assertThat(page()).contains("8手順のうち0手順が完了");
        assertThat(offers("完了して次へ")).isTrue();
    }

    @Test
    void theEndSaysWhatIsNotMarkedYet() {
        open("walk=functions&step=7");
        press("完了して終える");
        assertThat(page()).contains("完了していない手順が4個あります。");
        assertThat(find(Anchor.class).withText("完了していない手順に戻る").single().getHref())
                .endsWith("step=1");
    }

    @Test
    void aFinishedWalkCanBeBegunAnew() {
        finish(Walk.FUNCTIONS);
        assertThat(page()).contains("機能を選ぶ手順はすべて完了しました", "5手順のうち5手順が完了");
        press("最初からやり直す");
        assertThat(shown()).containsExactly("step-1");
        assertThat(page()).contains("5手順のうち0手順が完了");
    }

    @Test
    void noMarkMakesUpForAKeyThatIsNotRegistered() {
        finish(Walk.RENEW);
        assertThat(page()).contains("新しいキーはまだ登録されていません", "8手順のうち7手順が完了").doesNotContain("更新の手順はすべて完了しました");
        assertThat(hrefs()).contains("shops/" + shop + "/renew");
    }

    @Test
    void theLastStepIsTickedByTheKeyAlone() {
        open("walk=renew&step=17");
        assertThat(offers("完了して終える")).isFalse();
        renew(shop, key(9));
        open("walk=renew&step=17&shop=" + shop);
        assertThat(page()).contains("8手順のうち8手順が完了");
        assertThat(offers("完了を取り消す")).isFalse();
    }

    @Test
    void aKeyThatWaitsEndsTheWalk() {
        renew(shop, key(9));
        open("walk=renew&step=end");
        assertThat(page()).contains("更新の手順はすべて完了しました", "鍵番が自動で確認し");
        open("");
        assertThat(page()).doesNotContain("ここまで進みました");
    }

    @Test
    void aKeyThatTookOverMeanwhileEndsTheWalk() {
        open("walk=renew&step=17");
        take(key(9));
        open("walk=renew&step=17&shop=" + shop);
        open("walk=renew&step=end&shop=" + shop);
        assertThat(page()).contains("更新の手順はすべて完了しました", "新しいキーに切り替わりました");
    }

    @Test
    void aKeyThatRmsRefusedDoesNotEndTheWalk() {
        renew(shop, key(9));
        jobs.runDue();
        pass(Duration.ofDays(1));
        jobs.runDue();
        open("walk=renew&step=end");
        assertThat(page()).contains("登録したキーは、RMSに受け付けられませんでした").doesNotContain("更新の手順はすべて完了しました");
    }

    @Test
    void aNewShopEndsTheWalkThatLedToIt() {
        finish(Walk.FIRST);
        assertThat(page()).contains("新しい店舗のキーはまだ登録されていません");
        pass(Duration.ofMinutes(1));
        shop("楽天市場2号店", "shop-b", key(2));
        open("walk=first&step=end");
        assertThat(page()).contains("登録までの手順はすべて完了しました", "15手順のうち15手順が完了");
    }

    @Test
    void ofNoShopItIsNotToldThatAKeyIsRegistered() {
        shopInUse("楽天市場2号店", "shop-b", key(2), FAR);
        open("walk=renew");
        finishOpen(Walk.RENEW);
        press("完了して終える");
        assertThat(page()).contains("店舗の画面で確かめてください").doesNotContain("更新の手順はすべて完了しました");
    }

    @Test
    void twoDaysAfterANewKeyTheRenewalBeginsAnew() {
        finish(Walk.RENEW);
        take(key(9));
        pass(Duration.ofDays(2));
        open("walk=renew&shop=" + shop);
        assertThat(shown()).containsExactly("step-1");
        assertThat(page()).contains("8手順のうち0手順が完了");
    }

    @Test
    void whatAKeyMayDoStaysChosenWhenTheKeyIsAnother() {
        finish(Walk.FUNCTIONS);
        take(key(9));
        open("walk=functions&shop=" + shop);
        assertThat(page()).contains("5手順のうち5手順が完了");
    }

    @Test
    void marksAreOfOneShopAlone() {
        ShopId second = shopInUse("楽天市場2号店", "shop-b", key(2), FAR);
        open("walk=renew&shop=" + shop);
        press("完了して次へ");
        open("walk=renew&shop=" + second);
        assertThat(page()).contains("8手順のうち0手順が完了");
    }

    @Test
    void aShopThatIsNotThereIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "gibberish")) {
            open("walk=renew&shop=" + id);
            assertThat(find(H1.class).single().getText()).isEqualTo("ページが見つかりません");
        }
    }

    @Test
    void theKeyIsRegisteredOnThePageOfThisShop() {
        open("walk=renew&step=16");
        assertThat(hrefs()).contains("shops/" + shop + "/renew");
        open("walk=first&step=14");
        assertThat(hrefs()).contains("shops/new");
    }

    @Test
    void onAPhoneTheStepsAreOneFieldThatSaysWhatIsDone() {
        widen(390);
        open("walk=renew");
        press("完了して次へ");
        assertThat(find(WalkContents.class).single().getChildren().filter(Component::isVisible))
                .singleElement()
                .isInstanceOf(WalkChoice.class);
        assertThat(entries()).startsWith("1. RMSにログインする（完了）", "2. ［WEB APIサービス］を開く");
    }

    @Test
    void onADeskTheStepsAreAList() {
        widen(1440);
        open("walk=renew");
        assertThat(find(WalkChoice.class).all()).isEmpty();
        assertThat(hrefs()).contains("manual?walk=renew&shop=" + shop + "&step=17");
    }

    @Test
    void theFieldLeadsToTheStepThatIsChosen() {
        widen(390);
        open("walk=renew");
        test(find(WalkChoice.class).single()).selectItem("6. 新しいライセンスキーを発行する");
        assertThat(shown()).containsExactly("step-11");
        assertThat(address()).contains("step=11");
    }

    @Test
    void atTheEndTheFieldNamesNoStep() {
        widen(390);
        open("walk=renew&step=end");
        assertThat(find(WalkChoice.class).single().getValue()).isNull();
    }

    @Test
    void aPictureIsOpenedLargeAndClosedByAButtonWithAName() {
        open("walk=renew&step=1");
        find(Button.class).withText("画面イメージを拡大").all().getFirst().click();
        LargePicture large = find(LargePicture.class).single();
        assertThat(large.getHeaderTitle()).isEqualTo("RMSにログインする");
        assertThat(find(PictureView.class, large).all()).hasSize(1);
        assertThat(PageText.html(UI.getCurrent())).contains("kb-draw-ring");
        press("閉じる");
        assertThat(large.isOpened()).isFalse();
    }

    @Test
    void aLargePictureGoesWithItsPage() {
        open("walk=renew&step=1");
        find(Button.class).withText("画面イメージを拡大").all().getFirst().click();
        LargePicture large = find(LargePicture.class).single();
        UI.getCurrent().navigate("");
        assertThat(large.isOpened()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Walk.class)
    void allStepsWithTheirPicturesAreThereForPrinting(Walk walk) {
        open("walk=" + walk.word());
        assertThat(find(WalkStepCard.class).all().stream()
                        .map(card -> card.getId().orElseThrow()))
                .containsExactlyElementsOf(
                        walk.steps().stream().map(step -> "step-" + step).toList());
        assertThat(find(PictureView.class).all()).hasSameSizeAs(walk.steps());
    }

    @ParameterizedTest
    @EnumSource(Walk.class)
    void namesAreDistinctAndAllWordsThereInBothLanguages(Walk walk) {
        for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            UI.getCurrent().setLocale(language);
            open("");
            for (String step : List.of("1", "5", "end")) {
                open("walk=" + walk.word() + "&step=" + step);
                assertThat(Labels.confused(find(Main.class).single())).isEmpty();
                assertThat(PageText.of(UI.getCurrent())).doesNotContain("!ja", "!en", "manual.");
            }
        }
    }

    /** Marks all that can be marked, and goes to the end. */
    private void finish(Walk walk) {
        open("walk=" + walk.word());
        finishOpen(walk);
        if (offers("完了して終える")) {
            press("完了して終える");
        } else {
            open("walk=" + walk.word() + "&step=end");
        }
    }

    private void finishOpen(Walk walk) {
        walk.steps().subList(1, walk.steps().size()).forEach(_ -> press("完了して次へ"));
    }

    private void take(String key) {
        rms.takes(key, FAR.plusSeconds(1));
        renew(shop, key);
        jobs.runDue();
    }

    private void open(String query) {
        UI.getCurrent().navigate("manual", QueryParameters.fromString(query));
    }

    private List<String> entries() {
        WalkChoice choice = find(WalkChoice.class).single();
        return choice.getListDataView()
                .getItems()
                .map(choice.getItemLabelGenerator()::apply)
                .toList();
    }

    private static void widen(int width) {
        Map<String, String> values = Map.of("v-sw", "1440", "v-ww", String.valueOf(width), "v-wh", "800");
        ExtendedClientDetails.updateFromValues(UI.getCurrent(), values::get);
    }

    private List<String> mainButtons() {
        Stream<String> links = find(Anchor.class).all().stream()
                .filter(link -> link.hasClassName("kb-button-link"))
                .map(PageText::textOf);
        Stream<String> buttons = find(Button.class).all().stream()
                .filter(button -> button.getThemeNames().contains("primary"))
                .map(Button::getText);
        return Stream.concat(links, buttons).toList();
    }

    private void rmsIsOpened() {
        Anchor link = find(Anchor.class).all().stream()
                .filter(each -> PageText.textOf(each).equals("RMSを開く"))
                .findFirst()
                .orElseThrow();
        DomEvent click = new DomEvent(link.getElement(), "click", JacksonUtils.createObjectNode());
        link.getElement().getNode().getFeature(ElementListenerMap.class).fireEvent(click);
    }

    private String card(String id) {
        return find(WalkStepCard.class).all().stream()
                .filter(card -> card.getId().orElseThrow().equals(id))
                .map(PageText::textOf)
                .findFirst()
                .orElseThrow();
    }

    private List<String> shown() {
        return find(WalkStepCard.class).all().stream()
                .filter(card -> card.getElement().hasAttribute("data-now"))
                .map(card -> card.getId().orElseThrow())
                .toList();
    }

    private static String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static String title() {
        return UI.getCurrent().getInternals().getTitle();
    }

    private List<String> hrefs() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }
}
