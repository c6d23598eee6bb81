package jp.kagiban.shell.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.DrawnButtons;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class HomeViewTest extends ShopScreens {

    private static final Instant IN_22_DAYS = Instant.parse("2026-12-17T14:59:59Z");

    /** A tab begins at home: only a page that is made anew is sure to show what has happened since. */
    private void goHome() {
        UI.getCurrent().navigate("members");
        navigate(HomeView.class);
    }

    @Test
    void withoutShopsItSaysSoAndWhatToDo() {
        goHome();
        assertThat(find(H1.class).single().getText()).isEqualTo("お知らせ");
        assertThat(page()).contains("現在お知らせはありません", "店舗を追加すると、キーの期限を毎日確認してお知らせします。");
        assertThat(mainWay()).isEqualTo("店舗を追加 shops/new");
        assertThat(Drawn.onPage(".kb-chip")).isEmpty();
        assertThat(title()).isEqualTo("お知らせ｜鍵番");
    }

    @Test
    void aNoticeAndALineOfDaysTellOfAShop() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        assertThat(notices()).hasSize(1);
        assertThat(page())
                .contains("本店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。", "あと22日")
                .doesNotContain("現在お知らせはありません");
        assertThat(Drawn.onPage("a.kb-life-name").getFirst().attr("href")).isEqualTo("shops/" + shop);
        assertThat(Drawn.onPage(".kb-life-row a.kb-way").getFirst().attr("href"))
                .isEqualTo("shops/" + shop + "/renew");
    }

    @Test
    void titleAndBellBearTheNumberOfUnread() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        follows(() -> assertThat(title()).isEqualTo("(1) お知らせ｜鍵番"));
        assertThat(find(NativeButton.class).withAriaLabel("未読1件").exists()).isTrue();
    }

    @Test
    void theNumberStandsInTheTitleOfEveryPage() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        UI.getCurrent().navigate("manual");
        follows(() -> assertThat(title()).startsWith("(1) ").endsWith("マニュアル｜鍵番"));
    }

    @Test
    void readingIsSeenAtTheBellAndInTheTitle() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        pressDrawn("既読にする 本店");
        follows(() -> assertThat(find(NativeButton.class).withAriaLabel("未読0件").exists())
                .isTrue());
        follows(() -> assertThat(title()).isEqualTo("お知らせ｜鍵番"));
        assertThat(notices()).hasSize(1);
    }

    @Test
    void theNoticeLeadsToTheRenewal() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        pressDrawn("キーを更新する 本店");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("shops/" + shop + "/renew");
    }

    @Test
    void shopsThatNeedARenewalAreRenewedTogether() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        assertThat(page()).doesNotContain("まとめて更新");
        shopInUse("支店", "shop-b", key(2), IN_22_DAYS);
        shopInUse("倉庫", "shop-c", key(3), FAR);
        goHome();
        assertThat(find(Anchor.class).withText("2店舗のキーをまとめて更新").single().getHref())
                .isEqualTo("shops/renew?due");
        assertThat(Drawn.onPage("article vaadin-button[theme=primary]")).isEmpty();
        UI.getCurrent().navigate("shops/renew", QueryParameters.fromString("due"));
        assertThat(page()).contains("本店", "支店").doesNotContain("倉庫");
    }

    @Test
    void anOpenPageCountsTheDaysByItself() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        clock.set(Instant.parse("2026-11-25T15:00:00Z"));
        follows(() -> assertThat(page()).contains("有効期限があと21日となっています。"));
    }

    @Test
    void theLineSaysThatOrdersAreLateBecauseOfMaintenance(@Autowired TenantScope scope, @Autowired JdbcClient db) {
        shopInUse("本店", "shop-a", key(1), FAR);
        failIntakes(scope, db, Answer.MAINTENANCE);
        goHome();
        assertThat(stateLine()).contains("受注取得 1店舗で遅れ（RMSのメンテナンス）");
        failIntakes(scope, db, Answer.UNREACHABLE);
        goHome();
        assertThat(stateLine()).contains("受注取得 1店舗で遅れ orders");
    }

    private static void failIntakes(TenantScope scope, JdbcClient db, Answer answer) {
        db.sql("UPDATE order_intake SET failures = 1, last_answer = ? WHERE tenant_id = ?")
                .param(answer.name())
                .param(Column.of(scope.current()))
                .update();
    }

    @Test
    void onAnEmptyHomeTheOneMainActionIsToAddAShop() {
        goHome();
        assertThat(page()).contains("はじめの準備", "0 / 6 完了").doesNotContain("キーの残り日数");
        assertThat(mainWay()).isEqualTo("店舗を追加 shops/new");
    }

    @Test
    void withAKeyThatIsGoodAllIsClear() {
        shopInUse("本店", "shop-a", key(1), FAR);
        goHome();
        assertThat(page()).contains("現在お知らせはありません", "次に期限が来るのは「本店」、2027/02/23（火）です。", "キーは有効です。", "あと90日");
        assertThat(notices()).isEmpty();
    }

    @Test
    void aLineTellsOfChecksAndOrders() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        goHome();
        assertThat(stateLine()).isEqualTo("キー確認 10:42 shops/" + shop + "|受注取得 初回取得中 orders");
    }

    @Test
    void theLineTellsSinceWhenRmsDoesNotAnswer() {
        shopInUse("本店", "shop-a", key(1), FAR);
        rms.says(key(1), new MallOutcome.Unreachable());
        pass(Duration.ofDays(1));
        jobs.runDue();
        goHome();
        assertThat(stateLine()).startsWith("1店舗のキーが未確認（10:42から）").doesNotContain("キー確認");
    }

    @Test
    void theAddressKeepsWhatIsShown() {
        shopInUse("近い店", "shop-a", key(1), IN_22_DAYS);
        shopInUse("遠い店", "shop-b", key(2), FAR);
        goHome();
        pressDrawn("31日以上1");
        assertThat(query()).isEqualTo("keys=good");
        assertThat(rows()).containsExactly("遠い店あと90日");
        pressDrawn("表で見る");
        assertThat(query()).contains("keys=good", "form=table");
    }

    @Test
    void onHomeTheBellGoesToTheFirstUnreadAndWhatIsShownStays() {
        shopInUse("切れた店", "shop-a", key(1), Instant.parse("2026-11-24T14:59:59Z"));
        shopInUse("近い店", "shop-b", key(2), IN_22_DAYS);
        UI.getCurrent().navigate(HomeView.class, QueryParameters.fromString("keys=month"));
        focused();
        follows(() -> assertThat(find(NativeButton.class).withAriaLabel("未読2件").exists())
                .isTrue());
        test(find(NativeButton.class).withAriaLabel("未読2件").single()).click();
        assertThat(focused()).startsWith("近い店の楽天");
        assertThat(query()).isEqualTo("keys=month");
    }

    @Test
    void theBellShowsAllWhereTheUnreadAreInAnotherStage() {
        shopInUse("切れた店", "shop-a", key(1), Instant.parse("2026-11-24T14:59:59Z"));
        shopInUse("近い店", "shop-b", key(2), IN_22_DAYS);
        UI.getCurrent().navigate(HomeView.class, QueryParameters.fromString("keys=month&form=table"));
        pressDrawn("既読にする 近い店");
        focused();
        follows(() -> assertThat(find(NativeButton.class).withAriaLabel("未読1件").exists())
                .isTrue());
        test(find(NativeButton.class).withAriaLabel("未読1件").single()).click();
        assertThat(focused()).startsWith("切れた店のライセンスキー");
        assertThat(query()).isEqualTo("form=table");
    }

    @Test
    void elsewhereTheBellLeadsHome() {
        goHome();
        UI.getCurrent().navigate("members");
        test(find(NativeButton.class).withAriaLabel("未読0件").single()).click();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEmpty();
    }

    @Test
    void theTimelineShowsWhatTheAddressSays() {
        shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        shopInUse("2号店", "shop-b", key(2), FAR);
        UI.getCurrent().navigate(HomeView.class, QueryParameters.fromString("keys=month"));
        assertThat(Drawn.onPage(".kb-chip[aria-pressed=true]"))
                .extracting(org.jsoup.nodes.Element::text)
                .containsExactly("8〜30日1");
        assertThat(rows()).containsExactly("本店あと22日");
    }

    @Test
    void aWaitingKeyHasItsOwnRow() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), IN_22_DAYS);
        renew(shop, key(2));
        goHome();
        assertThat(rows()).containsExactly("本店あと22日", "新しいキー反映待ち");
    }

    @Test
    void theMostUrgentComesFirstInTheTimeline() {
        shopInUse("遠い店", "shop-a", key(1), FAR);
        shopInUse("近い店", "shop-b", key(2), Instant.parse("2026-11-26T14:59:59Z"));
        shopInUse("切れた店", "shop-c", key(3), Instant.parse("2026-11-24T14:59:59Z"));
        goHome();
        assertThat(rows()).containsExactly("切れた店期限切れ1日前", "近い店あと1日", "遠い店あと90日");
    }

    @Test
    void aKeyWhoseDateNobodyKnowsIsShownAsSuch() {
        rms.says(key(1), ScriptedRms.REFUSED, ScriptedRms.TAKEN);
        shop("本店", "shop-a", key(1));
        jobs.runDue();
        goHome();
        assertThat(rows()).containsExactly("本店期限不明");
    }

    @Test
    void theTimelineCountsTheDaysByItself() {
        shopInUse("本店", "shop-a", key(1), FAR);
        goHome();
        clock.set(Instant.parse("2026-11-25T15:00:00Z"));
        follows(() -> assertThat(page()).contains("あと89日"));
    }

    @Test
    void ofManyShopsTenHaveRowsAtFirst() {
        for (int n = 1; n <= 12; n++) {
            shopInUse("支店%02d".formatted(n), "shop-" + n, key(n), FAR);
        }
        goHome();
        assertThat(rows()).hasSize(10);
        press("残り2店舗を表示");
        assertThat(rows()).hasSize(12);
        assertThat(query()).isEqualTo("rows=all");
    }

    @Test
    void aStageShowsItsNoticesAlone() {
        shopInUse("切れた店", "shop-a", key(1), Instant.parse("2026-11-24T14:59:59Z"));
        shopInUse("近い店", "shop-b", key(2), IN_22_DAYS);
        goHome();
        pressDrawn("8〜30日1");
        assertThat(notices()).hasSize(1);
        assertThat(page()).contains("近い店の楽天").doesNotContain("切れた店の楽天");
        pressDrawn("8〜30日1");
        assertThat(notices()).hasSize(2);
    }

    @Test
    void aStageWithoutNoticesSaysSo() {
        shopInUse("切れた店", "shop-a", key(1), Instant.parse("2026-11-24T14:59:59Z"));
        shopInUse("遠い店", "shop-b", key(2), FAR);
        UI.getCurrent().navigate(HomeView.class, QueryParameters.fromString("keys=good"));
        assertThat(page()).contains("この状態の店舗についてのお知らせはありません。").doesNotContain("現在お知らせはありません");
    }

    private static List<org.jsoup.nodes.Element> notices() {
        return Drawn.onPage("article.kb-notice");
    }

    private static void pressDrawn(String name) {
        assertThat(DrawnButtons.press(name)).isTrue();
    }

    private static String mainWay() {
        return Drawn.onPage("a.kb-button-link").stream()
                .map(way -> way.text() + " " + way.attr("href"))
                .collect(Collectors.joining());
    }

    private String stateLine() {
        return find(Anchor.class, find(StateLine.class).single()).all().stream()
                .map(piece -> PageText.textOf(piece) + " " + piece.getHref())
                .collect(Collectors.joining("|"));
    }

    private static List<String> rows() {
        return Drawn.onPage(".kb-life-row").stream()
                .map(row -> row.text().replace(" ", ""))
                .toList();
    }

    /** What the page asks the browser to put the focus on, since it was looked last. */
    private static String focused() {
        UIInternals page = UI.getCurrent().getInternals();
        page.getStateTree().runExecutionsBeforeClientResponse();
        return page.dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("focus"))
                .map(call -> PageText.textOf(
                        Element.get(call.getOwner()).getComponent().orElseThrow()))
                .map(text -> text.replace("！緊急なお知らせ", ""))
                .collect(Collectors.joining());
    }

    private static String query() {
        return UI.getCurrent().getActiveViewLocation().getQueryParameters().getQueryString();
    }

    private static String title() {
        return UI.getCurrent().getInternals().getTitle();
    }
}
