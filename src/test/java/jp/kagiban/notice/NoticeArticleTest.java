package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.DrawnButtons;
import jp.kagiban.testing.Labels;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "jp.kagiban.notice")
public class NoticeArticleTest extends NoticeScreens {

    private NoticeCentre centre;

    @Test
    void fromTheFourthOnNoticesAreCompact() {
        open(ending("12-17", "12-18", "12-19", "12-20", "12-21"));
        assertThat(articles()).hasSize(5);
        assertThat(compact()).extracting(one -> one.notice().shopName()).containsExactly("4号店", "5号店");
    }

    @Test
    void theTextsAreWholeAndInTheSameOrder() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        assertThat(textOf(compact().getFirst()))
                .startsWith("4号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと25日となっています。"
                        + "有効期限が切れると楽天APIの受注取得などが利用できなくなりますので、お早めに更新をお願いします。"
                        + "こちらのマニュアルを参考にライセンスキーの更新作業を行なってください。"
                        + "有効期限 2026/12/20（日） 23:59:59");
    }

    @Test
    void anUrgentOneBearsTheBand() {
        open(ending("11-24", "11-24", "11-24", "11-24"));
        assertThat(textOf(compact().getFirst())).startsWith("！緊急なお知らせ4号店のライセンスキーの有効期限が切れています楽天API");
        assertThat(Drawn.select(compact().getFirst(), ".kb-band [aria-hidden=true]"))
                .extracting(Element::text)
                .containsExactly("！");
    }

    @Test
    void itIsAnArticleNamedByItsHeadline() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        NoticeArticle article = compact().getFirst();
        assertThat(article.getElement().getTag()).isEqualTo("article");
        assertThat(Drawn.select(article, "h2").getFirst().id())
                .isEqualTo(article.getElement().getAttribute("aria-labelledby"));
    }

    @Test
    void namesAreNotMistakenForEachOther() {
        open(ending("12-17", "12-18", "12-19", "12-20", "12-21"));
        assertThat(Labels.confused(centre)).isEmpty();
    }

    @Test
    void itsButtonsAreNamedAsThoseOfACard() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        assertThat(Drawn.select(compact().getFirst(), "button"))
                .extracting(button -> button.attr("aria-label"))
                .containsExactly("キーを更新する 4号店", "対応中にする 4号店", "既読にする 4号店");
    }

    @Test
    void whatIsReadStaysPaleAndIsNotReadAgain() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        DrawnButtons.tell(compact().getFirst().getElement(), "read");
        assertThat(compact().getFirst().getElement().hasAttribute("data-read")).isTrue();
        assertThat(textOf(compact().getFirst())).contains("既読").doesNotContain("既読にする");
        assertThat(notices.unread(NoticePages.MEMBER)).isEqualTo(3);
    }

    @Test
    void itLeadsToTheRenewal() {
        RouteConfiguration.forSessionScope().setRoute("shops/:shop/renew", RenewalPage.class);
        open(ending("12-17", "12-18", "12-19", "12-20"));
        DrawnButtons.tell(compact().getFirst().getElement(), "go");
        assertThat(getCurrentView()).isInstanceOf(RenewalPage.class);
    }

    @Test
    void aPressBesideItsButtonsDoesNothing() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        DrawnButtons.tell(compact().getFirst().getElement(), "");
        assertThat(notices.unread(NoticePages.MEMBER)).isEqualTo(4);
    }

    @Test
    void aNameIsTextWhateverStandsInIt() {
        open(Stream.of("1", "2", "3", "<img src=x>&")
                .map(name -> shop(name).expires("2026-12-17T23:59:59"))
                .toArray(ShopBuilder[]::new));
        assertThat(Drawn.select(compact().getFirst(), "img")).isEmpty();
        assertThat(textOf(compact().getFirst())).startsWith("<img src=x>&の楽天");
    }

    @Test
    void whatMovesUpIsShownInFull() {
        open(ending("12-17", "12-18", "12-19", "12-20"));
        shops.are(ending("12-17", "12-18", "12-19"));
        centre.choose(null, () -> {});
        assertThat(compact()).isEmpty();
        assertThat(articles()).hasSize(3);
    }

    private static ShopBuilder[] ending(String... days) {
        return Stream.iterate(0, n -> n < days.length, n -> n + 1)
                .map(n -> shop((n + 1) + "号店").expires("2026-" + days[n] + "T23:59:59"))
                .toArray(ShopBuilder[]::new);
    }

    private void open(ShopBuilder... standing) {
        shops.are(standing);
        centre = new NoticeCentre(notices, pages, tenants, NoticePages.MEMBER, true);
        UI.getCurrent().add(centre);
    }

    private List<NoticeArticle> compact() {
        return articles().stream()
                .filter(article -> article.getElement().getClassList().contains("kb-compact"))
                .toList();
    }

    private static String textOf(NoticeArticle notice) {
        return textOf(notice.getElement());
    }

    public static class RenewalPage extends Div {}
}
