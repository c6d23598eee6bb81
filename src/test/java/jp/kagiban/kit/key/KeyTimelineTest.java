package jp.kagiban.kit.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.DrawnButtons;
import jp.kagiban.testing.Labels;
import jp.kagiban.testing.PageText;
import org.jsoup.nodes.Element;
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
        UI.getCurrent().add(timeline.strip(), timeline);
    }

    @Test
    void eachNameIsALinkToItsShop() {
        show(Lives.endingIn(-1, 1, 22, 71));
        assertThat(links()).extracting(Element::text).containsExactly("楽天市場-1号店", "楽天市場1号店", "楽天市場22号店", "楽天市場71号店");
        assertThat(links()).allMatch(name -> name.attr("href").equals("shops/1"));
    }

    @Test
    void aRowLeadsToTheRenewalForThePointer() {
        show(Lives.endingIn(22));
        assertThat(Drawn.select(timeline, "a.kb-way[aria-hidden=true][tabindex=-1]"))
                .extracting(way -> way.attr("href"))
                .containsExactly("shops/1/renew");
    }

    @Test
    void inTheTableNamesAreLinksAndRowsLeadToo() {
        show(Lives.endingIn(22));
        press("表で見る");
        assertThat(links()).extracting(Element::text).containsExactly("楽天市場22号店");
        assertThat(Drawn.select(timeline, "a.kb-way"))
                .extracting(way -> way.attr("href"))
                .containsExactly("shops/1/renew");
    }

    @Test
    void rowsBearTheLevelOfTheirKey() {
        show(Lives.endingIn(-1, 1, 22, 71));
        assertThat(rows())
                .extracting(row -> row.attr("data-level"))
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
        assertThat(Drawn.select(timeline, ".kb-life-words").getFirst().attr("aria-hidden"))
                .isEqualTo("true");
        assertThat(Drawn.select(timeline, "table").getFirst().text())
                .contains("楽天市場22号店", "あと22日", "2026-12-17 23:59:59", "店舗", "状態", "有効期限")
                .doesNotContain("新しいキー");
    }

    @Test
    void whatIsUnseenTakesNoFocus() {
        show(Lives.endingIn(22));
        assertThat(Drawn.select(timeline, ".kb-unseen table").getFirst().text()).contains("楽天市場22号店");
        assertThat(links()).hasSize(1);
    }

    @Test
    void aWaitingKeyHasARowOfItsOwn() {
        show(List.of(Lives.of("本店").ends(22).waits(null).life()));
        assertThat(words()).containsExactly("本店あと22日", "新しいキー反映待ち");
        assertThat(Drawn.select(timeline, "table").getFirst().text()).contains("反映待ち");
    }

    @Test
    void aShopWhoseNewKeyWaitsIsPale() {
        show(List.of(
                Lives.of("本店").ends(-1).waits(null).life(),
                Lives.of("2号店").ends(-1).life()));
        assertThat(rows()).extracting(row -> row.hasAttr("data-waits")).containsExactly(true, false, false);
        press("表で見る");
        assertThat(Drawn.select(timeline, "[data-waits]"))
                .extracting(Element::text)
                .containsExactly("期限切れ");
        assertThat(Drawn.select(timeline, ".kb-badge"))
                .extracting(Element::text)
                .containsExactly("期限切れ", "反映待ち", "期限切れ");
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
    void aNameIsTextWhateverStandsInIt() {
        show(List.of(Lives.of("<b onclick=x>&'\"").life()));
        assertThat(links()).extracting(Element::text).containsExactly("<b onclick=x>&'\"");
        assertThat(Drawn.select(timeline, "b")).isEmpty();
    }

    @Test
    void theLegendNamesOnlyWhatIsDrawn() {
        show(Lives.endingIn(71));
        assertThat(PageText.of(timeline)).contains("残り30日以内", "残り7日以内").doesNotContain("反映待ち", "期限不明");
    }

    @Test
    void chipsCountAndFilter() {
        show(Lives.endingIn(-3, -1, 0, 7, 8, 30, 31));
        assertThat(chips()).containsExactly("すべて7店舗", "期限切れ2", "本日1", "1〜7日1", "8〜30日2", "31日以上1");
        press("1〜7日1");
        assertThat(words()).containsExactly("楽天市場7号店あと7日");
        assertThat(pressed()).containsExactly("1〜7日1", "図");
    }

    @Test
    void whatIsPressedAgainShowsAll() {
        show(Lives.endingIn(-1, 7));
        press("1〜7日1");
        press("1〜7日1");
        assertThat(choice.stage()).isNull();
        assertThat(rows()).hasSize(2);
    }

    @Test
    void ofOneShopThereIsNothingToChoose() {
        show(Lives.endingIn(7));
        assertThat(timeline.strip().isVisible()).isFalse();
    }

    @Test
    void aStageThatHasEmptiedStaysWhileItIsChosen() {
        show(Lives.endingIn(-1, 7));
        press("1〜7日1");
        show(Lives.endingIn(-1, 71));
        assertThat(PageText.of(timeline)).contains("この状態の店舗はありません。");
        assertThat(chips()).contains("1〜7日0");
    }

    @Test
    void ofFiftyTheFirstTenAreShownAndThenAll() {
        show(Lives.endingIn(IntStream.range(0, 50).toArray()));
        assertThat(rows()).hasSize(10);
        test(find(Button.class).withText("残り40店舗を表示").single()).click();
        assertThat(rows()).hasSize(50);
        test(find(Button.class).withText("最初の10店舗だけを表示").single()).click();
        assertThat(rows()).hasSize(10);
    }

    @Test
    void theTableCanBeSeen() {
        show(Lives.endingIn(22));
        press("表で見る");
        assertThat(Drawn.select(timeline, ".kb-timeline-figure")).isEmpty();
        assertThat(Drawn.select(timeline, ".kb-life-table:not(.kb-unseen)")).hasSize(1);
    }

    @Test
    void itsNamesAreNotMistakenForEachOther() {
        show(Lives.endingIn(IntStream.range(-2, 48).toArray()));
        assertThat(Labels.confused(timeline)).isEmpty();
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
        return rows().stream()
                .map(Element::text)
                .map(words -> words.replace(" ", ""))
                .toList();
    }

    private List<Element> rows() {
        return Drawn.select(timeline, ".kb-life-row");
    }

    /** Those for everybody. */
    private List<Element> links() {
        return Drawn.select(timeline, "a:not(.kb-way)");
    }

    private List<String> chips() {
        return Drawn.select(timeline.strip(), ".kb-chip").stream()
                .map(chip -> chip.text().replace(" ", ""))
                .toList();
    }

    private List<String> pressed() {
        return Stream.of(timeline.strip(), timeline)
                .flatMap(part -> Drawn.select(part, "[aria-pressed=true]").stream())
                .map(button -> button.text().replace(" ", ""))
                .toList();
    }

    private void press(String name) {
        assertThat(Stream.of(timeline.strip(), timeline)).anyMatch(part -> DrawnButtons.press(part, name));
    }
}
