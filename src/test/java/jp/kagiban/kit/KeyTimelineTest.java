package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.kagiban.testing.Labels;
import jp.kagiban.testing.PageText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class KeyTimelineTest extends BrowserlessTest {

    private TimelineChoice choice = TimelineChoice.START;
    private List<KeyLife> lives = List.of();
    private KeyTimeline timeline;

    @BeforeEach
    void open() {
        UI.getCurrent().setLocale(Locale.JAPANESE);
        timeline = new KeyTimeline(this::choose);
        UI.getCurrent().add(timeline);
    }

    @Test
    void eachNameIsALinkToItsShop() {
        show(Lives.endingIn(-1, 1, 22, 71));
        assertThat(links()).extracting(Anchor::getText).containsExactly("楽天市場-1号店", "楽天市場1号店", "楽天市場22号店", "楽天市場71号店");
        assertThat(links()).allMatch(name -> name.getHref().equals("shops/1"));
    }

    @Test
    void aRowLeadsToTheRenewalForThePointer() {
        show(Lives.endingIn(22));
        assertThat(ways()).extracting(Anchor::getHref).containsExactly("shops/1/renew");
        assertThat(ways())
                .allMatch(way -> "true".equals(way.getElement().getAttribute("aria-hidden"))
                        && "-1".equals(way.getElement().getAttribute("tabindex")));
    }

    @Test
    void inTheTableNamesAreLinksAndRowsLeadToo() {
        show(Lives.endingIn(22));
        press("表");
        assertThat(links()).extracting(Anchor::getText).containsExactly("楽天市場22号店");
        assertThat(ways()).extracting(Anchor::getHref).containsExactly("shops/1/renew");
    }

    @Test
    void rowsBearTheLevelOfTheirKey() {
        show(Lives.endingIn(-1, 1, 22, 71));
        assertThat(rows())
                .extracting(row -> row.getElement().getAttribute("data-level"))
                .containsExactly("expired", "urgent", "quiet", "ok");
    }

    @Test
    void wordsSayWhatThePatternsShow() {
        show(Lives.endingIn(-1, 1, 22, 71));
        assertThat(words()).containsExactly("楽天市場-1号店期限切れ1日前", "楽天市場1号店あと1日", "楽天市場22号店あと22日", "楽天市場71号店あと71日");
    }

    @Test
    void theFigureIsForTheEyeButForItsNames() {
        show(Lives.endingIn(22));
        assertThat(find(Div.class).withClassName("kb-life-words").single().getElement())
                .returns("true", words -> words.getAttribute("aria-hidden"));
        assertThat(PageText.lines(find(DataTable.class).single()))
                .contains("楽天市場22号店", "あと22日", "2026-12-17 23:59:59", "店舗", "状態", "有効期限", "残り日数", "新しいキー");
    }

    @Test
    void whatIsUnseenTakesNoFocus() {
        show(Lives.endingIn(22));
        assertThat(PageText.of(find(DataTable.class).single())).contains("楽天市場22号店");
        assertThat(links()).hasSize(1);
    }

    @Test
    void aWaitingKeyHasARowOfItsOwn() {
        show(List.of(Lives.of("本店").ends(22).waits(null).life()));
        assertThat(words()).containsExactly("本店あと22日", "新しいキー反映待ち");
        assertThat(PageText.lines(find(DataTable.class).single())).contains("反映待ち");
    }

    @Test
    void aShopWhoseNewKeyWaitsIsPale() {
        show(List.of(
                Lives.of("本店").ends(-1).waits(null).life(),
                Lives.of("2号店").ends(-1).life()));
        assertThat(rows())
                .extracting(row -> row.getElement().hasAttribute("data-waits"))
                .containsExactly(true, false, false);
        press("表");
        assertThat(find(Div.class).withAttribute("data-waits").all())
                .extracting(PageText::textOf)
                .containsExactly("期限切れ");
        assertThat(find(KeyBadge.class).all()).extracting(KeyBadge::getText).containsExactly("期限切れ", "反映待ち", "期限切れ");
    }

    @Test
    void aFirstKeyThatWaitsIsSaidOnce() {
        show(List.of(Lives.of("本店").withoutKey().waits(null).life()));
        assertThat(words()).containsExactly("本店", "新しいキー反映待ち");
    }

    @Test
    void withoutADateThatIsSaid() {
        show(List.of(Lives.of("本店").undated().life()));
        assertThat(words()).containsExactly("本店期限不明");
    }

    @Test
    void aDateEnteredByHandIsMarked() {
        show(List.of(Lives.of("本店").ends(71).byHand().life()));
        assertThat(words()).containsExactly("本店あと71日手入力");
    }

    @Test
    void theLegendNamesOnlyWhatIsDrawn() {
        show(Lives.endingIn(71));
        assertThat(PageText.of(timeline)).contains("最後の30日", "最後の7日").doesNotContain("反映待ち", "期限不明");
    }

    @Test
    void chipsCountAndFilter() {
        show(Lives.endingIn(-3, -1, 0, 7, 8, 30, 31));
        assertThat(chips()).containsExactly("すべて7", "期限切れ2", "7日以内2", "30日以内4");
        press("7日以内");
        assertThat(words()).containsExactly("楽天市場0号店あと0日", "楽天市場7号店あと7日");
        assertThat(pressed()).containsExactly("7日以内2", "図");
    }

    @Test
    void aFilterThatFindsNothingSaysSo() {
        show(Lives.endingIn(71));
        press("期限切れ");
        assertThat(PageText.of(timeline)).contains("期限切れのキーはありません。");
    }

    @Test
    void ofFiftyTheFirstTenAreShownAndThenAll() {
        show(Lives.endingIn(IntStream.range(0, 50).toArray()));
        assertThat(rows()).hasSize(10);
        test(find(Button.class).withText("残り40店舗を表示").single()).click();
        assertThat(rows()).hasSize(50);
        test(find(Button.class).withText("はじめの10店舗だけを表示").single()).click();
        assertThat(rows()).hasSize(10);
    }

    @Test
    void theTableCanBeSeen() {
        show(Lives.endingIn(22));
        test(find(NativeButton.class).withAriaLabel("表で見る").single()).click();
        assertThat(find(TimelineFigure.class).exists()).isFalse();
        assertThat(find(TimelineTable.class).single().getClassNames()).doesNotContain("kb-unseen");
    }

    @Test
    void itsNamesAreNotMistakenForEachOther() {
        show(Lives.endingIn(IntStream.range(-2, 48).toArray()));
        assertThat(Labels.confused(timeline)).isEmpty();
    }

    @Test
    void whatIsTheSameIsNotDrawnAnew() {
        show(Lives.endingIn(22));
        Div row = rows().getFirst();
        show(Lives.endingIn(22));
        assertThat(rows()).first().isSameAs(row);
    }

    private void choose(TimelineChoice wanted) {
        choice = wanted;
        show(lives);
    }

    private void show(List<KeyLife> all) {
        lives = all;
        timeline.show(all, Lives.TODAY, choice);
    }

    private List<String> words() {
        return rows().stream().map(PageText::textOf).toList();
    }

    private List<Div> rows() {
        return find(Div.class).withClassName("kb-life-row").all();
    }

    /** Those for everybody. */
    private List<Anchor> links() {
        return find(Anchor.class).all().stream()
                .filter(link -> !link.hasClassName("kb-way"))
                .toList();
    }

    private List<Anchor> ways() {
        return find(Anchor.class).withClassName("kb-way").all();
    }

    private List<String> chips() {
        return find(NativeButton.class).all().stream()
                .limit(4)
                .map(PageText::textOf)
                .toList();
    }

    private List<String> pressed() {
        return find(NativeButton.class).all().stream()
                .filter(button -> "true".equals(button.getElement().getAttribute("aria-pressed")))
                .map(PageText::textOf)
                .toList();
    }

    private void press(String word) {
        NativeButton chip = find(NativeButton.class).all().stream()
                .filter(button -> PageText.textOf(button).startsWith(word))
                .findFirst()
                .orElseThrow();
        test(chip).click();
    }
}
