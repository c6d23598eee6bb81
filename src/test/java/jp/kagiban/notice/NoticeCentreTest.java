package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouteConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import jp.kagiban.mall.Answer;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.testing.Drawn;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "jp.kagiban.notice")
public class NoticeCentreTest extends NoticeScreens {

    @Test
    void aQuietNoticeHasTheTextsOfTheContractAndNothingBetween() {
        open(shop().expires("2026-12-17T23:59:59"));
        assertThat(text(article()))
                .startsWith("楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。"
                        + "有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。"
                        + "こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。"
                        + "有効期限 2026/12/17（木） 23:59:59");
    }

    @Test
    void anUrgentNoticeBearsTheBand() {
        open(shop().expires("2026-11-25T23:59:59"));
        assertThat(text(article()))
                .startsWith("！緊急なお知らせ楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと0日となっています。" + "有効期限が切れると")
                .contains("有効期限 2026/11/25（水） 23:59:59本日");
        assertThat(hidden(article())).containsExactly("！");
    }

    @Test
    void anExpiredNoticeHasTheTextsOfTheContract() {
        open(shop().expires("2026-11-24T23:59:59"));
        assertThat(text(article()))
                .startsWith("！緊急なお知らせ楽天市場1号店のライセンスキーの有効期限が切れています"
                        + "楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。"
                        + "こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。"
                        + "有効期限 2026/11/24（火） 23:59:59");
        assertThat(hidden(article())).containsExactly("！");
    }

    @Test
    void eachNoticeIsAnArticleNamedByItsHeadline() {
        open(shop().expires("2026-12-17T23:59:59"));
        assertThat(article().getElement().getTag()).isEqualTo("article");
        assertThat(article().getElement().getAttribute("aria-labelledby"))
                .isEqualTo(headline().id());
    }

    @Test
    void theLinkLeadsToTheManualInTheSameTab() {
        open(shop().expires("2026-12-17T23:59:59"));
        Element manual = Drawn.select(article(), "a").getFirst();
        assertThat(manual.text()).isEqualTo("こちらのマニュアル");
        assertThat(manual.attr("href")).startsWith("manual?walk=renew&shop=");
        assertThat(manual.hasAttr("target")).isFalse();
    }

    @Test
    void buttonsEndWithTheShopsNameAndAreNamedOnce() {
        open(shop().expires("2026-12-17T23:59:59").waits());
        assertThat(buttons())
                .startsWith("キーを確認する 反映待ち 楽天市場1号店", "既読にする 反映待ち 楽天市場1号店", "キーを確認する 楽天市場1号店", "既読にする 楽天市場1号店");
    }

    @Test
    void aWaitingKeysStageIsMarkedWithItsTextUnchanged() {
        open(shop().expires("2026-12-17T23:59:59").waits());
        assertThat(text(articles().getLast()))
                .startsWith("楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。")
                .contains("有効期限 2026/12/17（木） 23:59:59対応中");
    }

    @Test
    void aWaitingKeysStageIsPaleAndLeadsToWhatWaits() {
        RouteConfiguration.forSessionScope().setRoute("shops/:shop", ShopPage.class);
        open(shop().expires("2026-11-24T23:59:59").waits());
        assertThat(articles().getLast().getElement().hasAttribute("data-read")).isTrue();
        press("キーを確認する 楽天市場1号店");
        assertThat(getCurrentView()).isInstanceOf(ShopPage.class);
    }

    @Test
    void aKeyEnteredInAnOpenPageTurnsTheWayOn() {
        ShopBuilder shop = shop().expires("2026-12-17T23:59:59");
        open(shop);
        assertThat(buttons()).contains("キーを更新する 楽天市場1号店");
        shops.are(shop.waits());
        pages.changed(NoticePages.TENANT);
        until(() -> buttons().contains("キーを確認する 楽天市場1号店"));
        assertThat(buttons()).doesNotContain("キーを更新する 楽天市場1号店");
    }

    @Test
    void aReadStageStaysMarkedAndCanNotBeReadAgain() {
        open(shop().expires("2026-12-17T23:59:59"));
        press("既読にする 楽天市場1号店");
        assertThat(text(article())).contains("既読");
        assertThat(buttons()).doesNotContain("既読にする 楽天市場1号店");
        assertThat(text(UI.getCurrent())).doesNotContain("現在お知らせはありません");
    }

    @Test
    void aReadEventGoes() {
        open(shop().tookOver("2026-11-25T09:00:00"));
        press("既読にする 切り替え済み 楽天市場1号店");
        assertThat(find(Paragraph.class).all()).extracting(Paragraph::getText).containsExactly("現在お知らせはありません");
    }

    @Test
    void aBatchOfNewKeysIsToldOnce() {
        RouteConfiguration.forSessionScope().setRoute("shops", ShopPage.class);
        open(
                shop("1号店").tookOver("2026-11-25T09:00:00"),
                shop("2号店").tookOver("2026-11-25T09:00:01"),
                shop("3号店").tookOver("2026-11-25T09:00:02"),
                shop("4号店").tookOver("2026-11-25T09:00:03"));
        assertThat(text(article())).startsWith("4店舗の新しいキーに切り替わりました1号店、2号店、3号店、ほか1店舗。");
        assertThat(buttons()).containsExactly("キーを確認する 切り替え済み 4店舗", "既読にする 切り替え済み 4店舗");
        press("キーを確認する 切り替え済み 4店舗");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("shops?sort=-expiry");
        assertThat(notices.unread(NoticePages.MEMBER)).isOne();
    }

    @Test
    void inEnglishABatchSpeaksOfKeys() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        open(shop("1号店").tookOver("2026-11-25T09:00:00"), shop("2号店").tookOver("2026-11-25T09:00:01"));
        assertThat(buttons()).contains("Check the keys In use 2 shops");
    }

    @Test
    void aBatchThatWasReadWithAllCountsAsOneNotice() {
        open(
                shop("1号店").tookOver("2026-11-25T09:00:00"),
                shop("2号店").tookOver("2026-11-25T09:00:01"),
                shop("3号店").expires("2026-12-17T23:59:59"));
        press("すべて既読にする");
        assertThat(status()).startsWith("2件を既読にしました。");
        press("元に戻す");
        assertThat(notices.unread(NoticePages.MEMBER)).isEqualTo(2);
    }

    @Test
    void keysThatWaitForTheMemberAreToldOnce() {
        RouteConfiguration.forSessionScope().setRoute("shops", ShopPage.class);
        open(held("1号店"), held("2号店"), held("3号店"), held("4号店"));
        assertThat(text(article()))
                .startsWith("4店舗の新しいキーが、切り替え確認を待っています1号店、2号店、3号店、ほか1店舗。")
                .contains("選んでください。切り替え確認");
        assertThat(buttons()).containsExactly("キーを確認する 切り替え確認 4店舗", "既読にする 切り替え確認 4店舗");
        assertThat(notices.unread(NoticePages.MEMBER)).isOne();
        press("既読にする 切り替え確認 4店舗");
        assertThat(text(article())).contains("既読");
        press("キーを確認する 切り替え確認 4店舗");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("shops?stage=held");
    }

    private static ShopBuilder held(String name) {
        return shop(name).waits("2026-11-25T10:40:00", Answer.VALID, Hold.EARLIER_THAN_ACTIVE);
    }

    @Test
    void aKeyThatWaitsForTheMemberIsNoWaitForRms() {
        open(held("1号店"));
        assertThat(text(article())).contains("切り替え確認").doesNotContain("反映待ち");
        assertThat(article().getElement().getAttribute("data-level")).isEqualTo("quiet");
    }

    @Test
    void newKeysThatCannotBeUsedAreNoWaitForRmsEither() {
        open(
                shop("1号店").waitsInVain("2027-02-20T23:59:59"),
                shop("2号店").waitsInVain("2026-11-20T23:59:59"),
                held("3号店"));
        assertThat(articles()).hasSize(3).noneMatch(article -> text(article).contains("反映待ち"));
        assertThat(articles().stream().map(NoticeCentreTest::text))
                .anyMatch(text -> text.startsWith("1号店の新しいキーでは受注を取得できません"))
                .anyMatch(text -> text.startsWith("2号店の新しいキーは期限が切れています期限は2026/11/20 23:59:59まででした。"));
    }

    @Test
    void openingTheKeyIsNotReading() {
        RouteConfiguration.forSessionScope().setRoute("shops/:shop/renew", RenewalPage.class);
        open(shop().expires("2026-12-17T23:59:59"));
        press("キーを更新する 楽天市場1号店");
        assertThat(getCurrentView()).isInstanceOf(RenewalPage.class);
        assertThat(notices.unread(NoticePages.MEMBER)).isOne();
    }

    @Test
    void anEventStaysAfterItsShopWasOpened() {
        RouteConfiguration.forSessionScope().setRoute("shops/:shop", ShopPage.class);
        open(shop().tookOver("2026-11-25T09:00:00"));
        press("キーを確認する 切り替え済み 楽天市場1号店");
        assertThat(getCurrentView()).isInstanceOf(ShopPage.class);
        assertThat(notices.forMember(NoticePages.MEMBER)).hasSize(1);
    }

    @Test
    void aWaitingKeyIsLookedAtOnTheShopsPage() {
        RouteConfiguration.forSessionScope().setRoute("shops/:shop", ShopPage.class);
        open(shop().waits());
        press("キーを確認する 反映待ち 楽天市場1号店");
        assertThat(getCurrentView()).isInstanceOf(ShopPage.class);
    }

    @Test
    void aDateEnteredByHandIsMarkedAndDrivesTheSameNotice() {
        open(shop().entersByHand("2026-12-17T23:59:59"));
        assertThat(text(article())).contains("有効期限があと22日となっています。", "有効期限 2026/12/17（木） 23:59:59手入力");
        assertThat(articles()).hasSize(1);
    }

    @Test
    void anOldDateTellsItsAge() {
        open(shop().expires("2026-12-17T23:59:59").asked("2026-11-20T10:00:00"));
        assertThat(text(article())).contains("有効期限 2026/12/17（木） 23:59:595日前に確認");
    }

    @Test
    void allCanBeReadAtOnceWhereThereIsMoreThanOne() {
        open(shop("1号店").expires("2026-12-17T23:59:59"), shop("2号店").expires("2026-12-17T23:59:59"));
        press("すべて既読にする");
        assertThat(notices.unread(NoticePages.MEMBER)).isZero();
        assertThat(buttons()).noneMatch(name -> name.contains("既読"));
    }

    @Test
    void readingAllCanBeTakenBack() {
        open(shop("1号店").expires("2026-12-17T23:59:59"), shop("2号店").expires("2026-11-24T23:59:59"));
        press("すべて既読にする");
        assertThat(status()).isEqualTo("2件を既読にしました。10秒以内なら元に戻せます。");
        press("元に戻す");
        assertThat(notices.unread(NoticePages.MEMBER)).isEqualTo(2);
        assertThat(buttons()).contains("すべて既読にする").doesNotContain("元に戻す");
    }

    @Test
    void anEventThatWasReadWithAllComesBack() {
        open(shop("1号店").tookOver("2026-11-25T09:00:00"), shop("2号店").expires("2026-12-17T23:59:59"));
        press("すべて既読にする");
        assertThat(articles()).hasSize(1);
        press("元に戻す");
        assertThat(articles()).hasSize(2);
    }

    @Test
    void whatHadBeenReadBeforeStaysRead() {
        open(
                shop("1号店").expires("2026-12-17T23:59:59"),
                shop("2号店").expires("2026-12-17T23:59:59"),
                shop("3号店").expires("2026-12-17T23:59:59"));
        press("既読にする 2号店");
        press("すべて既読にする");
        press("元に戻す");
        assertThat(buttons()).contains("既読にする 1号店", "既読にする 3号店").doesNotContain("既読にする 2号店");
    }

    @Test
    void afterTenSecondsItIsNotOfferedAnyMore() {
        open(shop("1号店").expires("2026-12-17T23:59:59"), shop("2号店").expires("2026-12-17T23:59:59"));
        press("すべて既読にする");
        clock.advance(Duration.ofSeconds(9));
        assertThat(buttons()).contains("元に戻す");
        clock.advance(Duration.ofSeconds(1));
        until(() -> !buttons().contains("元に戻す"));
        assertThat(notices.unread(NoticePages.MEMBER)).isZero();
    }

    @Test
    void withoutAnyNoticeThatIsSaid() {
        open(shop());
        assertThat(find(Paragraph.class).single().getText()).isEqualTo("現在お知らせはありません");
        assertThat(articles()).isEmpty();
    }

    /** Somebody who comes back sees at a glance that all is well. */
    @Test
    void newsThatNeedNothingAreSaidToBeSo() {
        open(shop().tookOver("2026-11-25T09:00:00"));
        assertThat(text(UI.getCurrent())).contains("対応が必要なお知らせはありません");
        assertThat(articles()).hasSize(1);
        shops.are(shop().tookOver("2026-11-25T09:00:00"), shop("2号店").expires("2026-12-17T23:59:59"));
        pages.changed(NoticePages.TENANT);
        until(() -> !text(UI.getCurrent()).contains("対応が必要なお知らせはありません"));
    }

    @Test
    void allClearNamesTheKeyThatEndsNext() {
        open(shop("本店"), shop("2号店").expires("2027-01-10T23:59:59"));
        assertThat(text(UI.getCurrent())).contains("現在お知らせはありません次に期限が来るのは「2号店」、2027/01/10（日）です。");
    }

    @Test
    void allClearSaysThatAllKeysAreValid() {
        open(
                shop("本店").asked("2026-11-25T10:50:00"),
                shop("2号店").expires("2027-01-10T23:59:59").asked("2026-11-25T10:40:00"));
        assertThat(text(UI.getCurrent())).contains("全2店舗のキーが有効です。");
    }

    @Test
    void aKeyThatWasNeverCheckedIsNotSaidToBe() {
        open(shop("本店").asked("2026-11-25T10:50:00"), shop("2号店").expires("2027-01-10T23:59:59"));
        assertThat(text(UI.getCurrent())).doesNotContain("有効です");
    }

    @Test
    void whileTheMallDoesNotAnswerForAKeyItIsNotSaidToBeValid() {
        open(shop("本店").asked("2026-11-25T10:30:00").unreachableSince("2026-11-25T10:35:00"));
        assertThat(text(UI.getCurrent())).doesNotContain("有効です");
    }

    @Test
    void withoutAShopNothingIsClaimed() {
        open();
        assertThat(text(UI.getCurrent())).contains("現在お知らせはありません").doesNotContain("次に期限", "有効です");
    }

    @Test
    void inEnglishALineOfOursLeadsAndTheContractFollowsInJapanese() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        open(shop().expires("2026-11-26T23:59:59"));
        assertThat(text(article())).contains("楽天市場1号店's key expires in 1 day楽天市場1号店の楽天（受注取得API）", "有効期限があと1日となっています。");
        assertThat(headline().attr("lang")).isEqualTo("ja");
    }

    @Test
    void whatWasKnownStaysWhenItCanNotBeRead() {
        open(shop().expires("2026-12-17T23:59:59"));
        shops.cannotBeRead();
        clock.set(tokyo("2026-11-26T00:00:00"));
        until(() -> text(UI.getCurrent()).contains("お知らせを更新できませんでした"));
        assertThat(articles()).hasSize(1);
        shops.are(shop());
        press("再読み込み");
        assertThat(text(UI.getCurrent())).contains("現在お知らせはありません").doesNotContain("更新できませんでした");
    }

    @Test
    void thatItCanNotBeReadIsNotThatThereIsNone() {
        shops.cannotBeRead();
        openWith();
        assertThat(text(UI.getCurrent())).contains("お知らせを更新できませんでした").doesNotContain("現在お知らせはありません");
    }

    @Test
    void theTextChangesAtMidnightInAnOpenPage() {
        clock.set(tokyo("2026-11-25T23:59:59"));
        open(shop().expires("2026-12-17T23:59:59"));
        NoticeArticle card = article();
        assertThat(text(card)).contains("あと22日");
        clock.set(tokyo("2026-11-26T00:00:00"));
        until(() -> text(card).contains("あと21日"));
        assertThat(status()).isEqualTo("お知らせの表示を更新しました");
    }

    @Test
    void aKeyExpiresInAnOpenPageWithTheNextSecond() {
        clock.set(tokyo("2026-11-25T12:00:00"));
        open(shop().expires("2026-11-25T12:00:00"));
        assertThat(text(article())).contains("あと0日");
        clock.set(tokyo("2026-11-25T12:00:01"));
        until(() -> text(article()).contains("有効期限が切れています"));
        assertThat(status()).isEqualTo("新しいお知らせ：楽天市場1号店のキー、期限切れ");
    }

    @Test
    void whatHappensElsewhereIsShown() {
        open(shop());
        shops.are(shop().refused("2026-11-25T10:42:00"));
        pages.changed(NoticePages.TENANT);
        until(() -> articles().size() == 1);
        assertThat(status()).isEqualTo("新しいお知らせ：楽天市場1号店のキーは受け付けられませんでした");
    }

    private void open(ShopBuilder... standing) {
        shops.are(standing);
        openWith();
    }

    private void openWith() {
        NoticeCentre centre = new NoticeCentre(notices, pages, NoticePages.MEMBER, true);
        UI.getCurrent().add(centre.readingAll(), centre);
    }

    /** Looking something up is what runs the tasks that wait for the tab. */
    private void until(BooleanSupplier shown) {
        await().pollInSameThread().until(() -> find(NoticeCentre.class).exists() && shown.getAsBoolean());
    }

    private Element headline() {
        return Drawn.select(article(), "h2").getFirst();
    }

    private static List<String> hidden(Component component) {
        return elements(component.getElement())
                .filter(element -> "true".equals(element.getAttribute("aria-hidden")))
                .map(element -> element.getTextRecursively())
                .toList();
    }

    /** The text of what is visible, in the order of the page. */
    private static String text(Component component) {
        return textOf(component.getElement());
    }

    public static class ShopPage extends Div {}

    public static class RenewalPage extends Div {}
}
