package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.function.BooleanSupplier;
import jp.kagiban.mall.Answer;
import jp.kagiban.shop.key.Hold;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ViewPackages(packages = "jp.kagiban.notice")
class HandlingCardTest extends NoticeScreens {

    private static final String TAKE = "対応中にする 楽天市場1号店";
    private static final String LET_GO = "対応中をやめる 楽天市場1号店";
    private static final String MARK = "対応中（佐藤 一郎、2026/11/27（金）まで）";

    @Autowired
    FakeHandlings handlings;

    @BeforeEach
    void nobodySeesToAnything() {
        handlings.clear();
    }

    @Test
    void whoSeesToItStandsAfterTheTexts() {
        open(true, shop().expires("2026-12-17T23:59:59"));
        press(TAKE);
        press("対応中にする");
        assertThat(text()).endsWith("更新作業を行なってください。有効期限 2026/12/17（木） 23:59:59" + MARK + "キーを更新する対応中をやめる既読にする");
        assertThat(pale()).isTrue();
    }

    @Test
    void threeDaysAreProposedWithTheirLastDay() {
        open(true, shop().expires("2026-12-17T23:59:59"));
        press(TAKE);
        RadioButtonGroup<HandlingTerm> term = terms();
        assertThat(term.getValue()).isEqualTo(HandlingTerm.THREE_DAYS);
        assertThat(term.getItemLabelGenerator().apply(term.getValue())).isEqualTo("3日間、2026/11/27（金）まで");
    }

    @Test
    void aTermThatTheKeyCutsSaysSo() {
        open(true, shop().expires("2026-11-28T23:59:59"));
        press(TAKE);
        assertThat(terms().getItemLabelGenerator().apply(HandlingTerm.WEEK)).isEqualTo("有効期限まで、2026/11/28（土）");
    }

    @Test
    void itCanBeTakenBack() {
        open(true, shop().expires("2026-12-17T23:59:59"));
        press(TAKE);
        press("対応中にする");
        press(LET_GO);
        assertThat(text()).doesNotContain("佐藤");
        assertThat(buttons()).contains(TAKE);
        assertThat(pale()).isFalse();
    }

    @Test
    void whileANewKeyWaitsOnlyWhatIsTakenCanBeTakenBack() {
        ShopBuilder shop = shop().expires("2026-12-17T23:59:59");
        open(true, shop.waits());
        assertThat(buttons()).doesNotContain(TAKE);
        takeElsewhere(notices.forMember(NoticePages.MEMBER).getLast());
        until(() -> buttons().contains(LET_GO));
    }

    @Test
    void whoMayChangeNothingSeesWhoSeesToIt() {
        open(false, shop().expires("2026-12-17T23:59:59"));
        takeElsewhere();
        until(() -> text().contains(MARK));
        assertThat(buttons()).noneMatch(name -> name.startsWith("対応中"));
    }

    @Test
    void whoMayChangeNothingIsNotToldToDecideAboutManyKeysEither() {
        open(
                false,
                shop("1号店").waits("2026-11-25T10:40:00", Answer.VALID, Hold.EARLIER_THAN_ACTIVE),
                shop("2号店").waits("2026-11-25T10:40:00", Answer.VALID, Hold.EARLIER_THAN_ACTIVE));
        assertThat(text()).contains("1号店、2号店。今のキーを使い続けています。").doesNotContain("選んでください");
    }

    @Test
    void whoMayChangeNothingIsNotToldToDecide() {
        open(false, shop().waits("2026-11-25T10:00:00", Answer.VALID, Hold.EARLIER_THAN_ACTIVE));
        assertThat(text()).contains("今のキーを使い続けています。").doesNotContain("選んでください");
    }

    @Test
    void whoMayChangeNothingIsNotToldToDecideAboutSeveralKeysEither() {
        open(false, held("1号店"), held("2号店"));
        assertThat(text()).contains("2店舗の新しいキー", "今のキーを使い続けています。").doesNotContain("ください");
    }

    private static ShopBuilder held(String name) {
        return shop(name).waits("2026-11-25T10:00:00", Answer.VALID, Hold.EARLIER_THAN_ACTIVE);
    }

    @Test
    void aColleaguesWordIsShownAndSaidInAnOpenPage() {
        open(true, shop().expires("2026-12-17T23:59:59"));
        takeElsewhere();
        until(() -> text().contains(MARK));
        assertThat(status()).isEqualTo("佐藤 一郎さんが対応中です：楽天市場1号店のキー、あと22日");
    }

    @Test
    void itEndsInAnOpenPage() {
        open(true, shop().expires("2026-12-17T11:59:59"));
        takeElsewhere();
        until(() -> text().contains(MARK));
        clock.set(tokyo("2026-11-28T00:00:00"));
        until(() -> !text().contains("佐藤"));
    }

    @Test
    void whatAsksForNothingHasNoSuchButton() {
        open(true, shop().tookOver("2026-11-25T09:00:00"));
        assertThat(buttons()).noneMatch(name -> name.startsWith("対応中"));
    }

    private void takeElsewhere() {
        takeElsewhere(notices.forMember(NoticePages.MEMBER).getFirst());
    }

    private void takeElsewhere(Notice notice) {
        notices.takeInHand(NoticePages.MEMBER, notice.key(), HandlingTerm.THREE_DAYS);
    }

    private void open(boolean mayChange, ShopBuilder... standing) {
        shops.are(standing);
        UI.getCurrent().add(new NoticeCentre(notices, pages, NoticePages.MEMBER, mayChange));
    }

    private void until(BooleanSupplier shown) {
        await().pollInSameThread().until(() -> find(NoticeCentre.class).exists() && shown.getAsBoolean());
    }

    private boolean pale() {
        return article().getElement().hasAttribute("data-read");
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<HandlingTerm> terms() {
        return find(RadioButtonGroup.class).single();
    }

    private String text() {
        return textOf(article().getElement());
    }
}
