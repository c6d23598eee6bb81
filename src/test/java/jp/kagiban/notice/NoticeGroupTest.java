package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.DrawnButtons;
import jp.kagiban.testing.Labels;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "jp.kagiban.notice")
public class NoticeGroupTest extends NoticeScreens {

    private static final String QUIET =
            "有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。" + "こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。";
    private static final String EXPIRED =
            "楽天APIの受注取得などが利用できない状況ですので、更新をお願いします。" + "こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。";

    private NoticeCentre centre;

    @Test
    void upToThreeNoticesOfAStageAreWholeCards() {
        open(ending("11-24", "11-24", "11-24", "12-17", "12-17", "12-17"));
        assertThat(groups()).isEmpty();
        assertThat(articles()).allSatisfy(card -> assertThat(textOf(card)).contains("こちらのマニュアルを参考に"));
    }

    @Test
    void fromTheFourthOnTheTextsStandOnceAtTheHead() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        assertThat(groups())
                .singleElement()
                .satisfies(group -> assertThat(textOf(group))
                        .startsWith(QUIET + "1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと22日となっています。"));
        assertThat(articles()).hasSize(4).noneMatch(row -> textOf(row).contains("マニュアル"));
    }

    @Test
    void aRowHasItsHeadlineItsDateAndItsActions() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        assertThat(textOf(articles().getLast()))
                .isEqualTo("4号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと25日となっています。"
                        + "有効期限 2026/12/20（日） 23:59:59キーを更新する対応中にする既読にする");
        assertThat(DrawnButtons.names(articles().getLast())).containsExactly("キーを更新する 4号店", "対応中にする 4号店", "既読にする 4号店");
    }

    @Test
    void theBandStandsOnceAtTheHead() {
        open(ending("11-24", "11-24", "11-24", "11-24"));
        assertThat(textOf(groups().getFirst())).startsWith("！緊急なお知らせ" + EXPIRED + "1号店のライセンスキーの有効期限が切れています有効期限");
        assertThat(textOf(groups().getFirst())).containsOnlyOnce("緊急なお知らせ");
    }

    @Test
    void onlyItsRowsAreArticlesNamedByTheirHeadlines() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        assertThat(groups().getFirst().getTag()).isEqualTo("div");
        assertThat(groups().getFirst().getAttribute("role")).isEqualTo("group");
        assertThat(articles())
                .allSatisfy(row -> assertThat(Drawn.select(row, "h2").getFirst().id())
                        .isEqualTo(row.getElement().getAttribute("aria-labelledby")));
    }

    @Test
    void itsLinkLeadsToTheManualOfRenewing() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        assertThat(elements(groups().getFirst())
                        .filter(part -> !part.isTextNode() && part.getTag().equals("a")))
                .singleElement()
                .satisfies(link -> assertThat(link.getAttribute("href")).isEqualTo("manual?walk=renew"));
    }

    @Test
    void eachStageHasAGroupOfItsOwn() {
        open(ending("11-24", "11-24", "11-24", "11-24", "12-17", "12-17", "12-17", "12-17", "11-30"));
        assertThat(groups()).hasSize(2);
        assertThat(articles())
                .extracting(one -> one.notice().kind().severity().level())
                .containsExactly(
                        "expired", "expired", "expired", "expired", "urgent", "quiet", "quiet", "quiet", "quiet");
    }

    @Test
    void aNewKeyThatWaitsStandsDirectlyBeforeItsShopsPaleRow() {
        ShopBuilder[] four = ending("12-17", "12-18", "12-19", "12-20");
        four[2] = four[2].waits();
        open(four);
        assertThat(groups()).hasSize(1);
        assertThat(articles())
                .extracting(one -> one.notice().kind())
                .containsExactly(
                        NoticeKind.WITHIN_30_DAYS,
                        NoticeKind.WITHIN_30_DAYS,
                        NoticeKind.WAITING,
                        NoticeKind.WITHIN_30_DAYS,
                        NoticeKind.WITHIN_30_DAYS);
        assertThat(textOf(articles().get(3))).contains("3号店の楽天", "対応中");
        assertThat(articles().get(3).getElement().hasAttribute("data-read")).isTrue();
    }

    @Test
    void inEnglishALineLeadsEachRow() {
        UI.getCurrent().setLocale(Locale.ENGLISH);
        open(ending("12-17", "12-18", "12-19", "12-20"));
        assertThat(textOf(articles().getLast())).startsWith("4号店's key expires in 25 days4号店の楽天（受注取得API）");
        assertThat(textOf(groups().getFirst())).startsWith(QUIET);
    }

    @Test
    void aReadRowStaysPaleInItsPlace() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        press("既読にする 2号店");
        assertThat(articles().get(1).getElement().hasAttribute("data-read")).isTrue();
        assertThat(textOf(articles().get(1))).contains("2号店", "既読").doesNotContain("既読にする");
        assertThat(notices.unread(NoticePages.MEMBER)).isEqualTo(3);
    }

    @Test
    void threeThatAreLeftAreCardsAgain() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        shops.are(ending("12-17", "12-18", "12-19"));
        centre.choose(null, () -> {});
        assertThat(groups()).isEmpty();
        assertThat(articles()).hasSize(3).allMatch(card -> textOf(card).contains(QUIET));
    }

    @Test
    void otherMattersShareTheirTextsToo() {
        open(each(shop -> shop.rejectedSince("2026-11-24T10:00:00"), 4));
        assertThat(textOf(groups().getFirst())).containsOnlyOnce("RMSで利用停止された。");
        assertThat(articles()).hasSize(4);
    }

    @Test
    void namesAreNotMistakenForEachOther() {
        open(ending("12-17", "12-18", "12-19", "12-20", "12-21"));
        assertThat(Labels.confused(centre)).isEmpty();
    }

    @Test
    void aRowLeadsToTheRenewal() {
        RouteConfiguration.forSessionScope().setRoute("shops/:shop/renew", RenewalPage.class);
        open(ending("12-17", "12-18", "12-19", "12-20"));
        press("キーを更新する 4号店");
        assertThat(getCurrentView()).isInstanceOf(RenewalPage.class);
    }

    @Test
    void aPressBesideItsButtonsDoesNothing() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        DrawnButtons.tell(articles().getFirst().getElement(), "");
        assertThat(notices.unread(NoticePages.MEMBER)).isEqualTo(4);
    }

    @Test
    void aNameIsTextWhateverStandsInIt() {
        open(Stream.of("1", "2", "3", "<img src=x>&")
                .map(name -> shop(name).expires("2026-12-17T23:59:59"))
                .toArray(ShopBuilder[]::new));
        assertThat(Drawn.select(articles().getLast(), "img")).isEmpty();
        assertThat(textOf(articles().getLast())).startsWith("<img src=x>&の楽天");
    }

    private static ShopBuilder[] ending(String... days) {
        return IntStream.range(0, days.length)
                .mapToObj(n -> shop((n + 1) + "号店").expires("2026-" + days[n] + "T23:59:59"))
                .toArray(ShopBuilder[]::new);
    }

    private static ShopBuilder[] each(UnaryOperator<ShopBuilder> state, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> state.apply(shop(n + "号店")))
                .toArray(ShopBuilder[]::new);
    }

    private void open(ShopBuilder... standing) {
        shops.are(standing);
        centre = new NoticeCentre(notices, pages, NoticePages.MEMBER, true);
        UI.getCurrent().add(centre);
    }

    private List<Element> groups() {
        return elements(UI.getCurrent().getElement())
                .filter(element -> !element.isTextNode() && "group".equals(element.getAttribute("role")))
                .toList();
    }

    private static String textOf(NoticeArticle notice) {
        return textOf(notice.getElement());
    }

    public static class RenewalPage extends Div {}
}
