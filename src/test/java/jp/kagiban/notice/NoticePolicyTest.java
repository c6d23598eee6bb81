package jp.kagiban.notice;

import static jp.kagiban.notice.NoticeKind.*;
import static jp.kagiban.notice.NoticeKind.CHECKS_STOPPED;
import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jp.kagiban.mall.Answer;
import jp.kagiban.notice.Notice.OwnWords;
import jp.kagiban.notice.Notice.Time;
import jp.kagiban.rakuten.RmsFunction;
import jp.kagiban.shop.key.Hold;
import org.junit.jupiter.api.Test;

class NoticePolicyTest {

    private static final Instant NOW = tokyo("2026-11-25T10:42:00");

    @Test
    void aShopWhoseKeyIsGoodForLongHasNothingToSay() {
        assertThat(noticesOf(shop())).isEmpty();
    }

    @Test
    void anExpiredKeyThatRmsRefusesIsExpiredByTheLastDateSeen() {
        assertThat(kinds(shop().expires("2026-11-24T23:59:59").rejectedSince("2026-11-25T00:05:00")))
                .containsExactly(EXPIRED);
    }

    @Test
    void aKeyRefusedBeforeItsDateIsSaidBesideTheStage() {
        assertThat(kinds(shop().expires("2026-12-17T23:59:59").rejectedSince("2026-11-25T00:05:00")))
                .containsExactly(REFUSED_BEFORE_DATE, WITHIN_30_DAYS);
        assertThat(wordsOf(shop().rejectedSince("2026-11-25T00:05:00"))).isEqualTo("notice.refused");
    }

    @Test
    void aKeyThatWaitsQuietsTheStageInWhichItCame() {
        assertThat(stage("2026-11-25T10:40:00").quiet()).isTrue();
        assertThat(stage("2026-11-24T10:40:00").quiet()).isFalse();
        assertThat(stage("2026-11-24T10:40:00").underway()).isTrue();
    }

    /** Messages are sent for HELD, but not for WAITING. */
    @Test
    void oneRefusalOfANewKeyIsNoReasonForAMessage() {
        assertThat(kinds(shop().waitsInVain("2027-02-20T23:59:59", 1))).containsExactly(WAITING);
        assertThat(kinds(shop().waitsInVain("2027-02-20T23:59:59", 2))).containsExactly(HELD);
        assertThat(kinds(shop().waitsInVain("2026-11-20T23:59:59", 1))).containsExactly(HELD);
    }

    @Test
    void aKeyThatFetchesNoOrdersIsSaidAndNotPraised() {
        assertThat(kinds(shop().tookOver("2026-11-25T09:00:00").lacks(List.of(RmsFunction.GET_ORDER), null)))
                .containsExactly(ORDERS_REFUSED);
        assertThat(wordsOf(shop().lacks(List.of(RmsFunction.GET_ORDER), null))).isEqualTo("notice.function-refused");
        assertThat(wordsOf(shop().lacks(List.of(), null))).isEqualTo("notice.orders-refused");
        assertThat(wordsOf(shop().lacks(List.of(), null).waits())).isEqualTo("notice.orders-refused");
    }

    @Test
    void ordersThatStopAnewWithTheSameKeyAreNews() {
        assertThat(noticesOf(shop().refusesOrdersSince("2026-11-24T23:58:00")))
                .extracting(notice -> notice.key().occurrence())
                .containsExactly("2026-11-24");
        assertThat(noticesOf(shop().refusesOrdersSince("2026-11-25T00:03:00")))
                .extracting(notice -> notice.key().occurrence())
                .containsExactly("2026-11-25");
    }

    @Test
    void aKeyOfAnotherShopIsSaid() {
        assertThat(kinds(shop().lacks(List.of(), "shop-z"))).containsExactly(OTHER_SHOPS_KEY);
    }

    @Test
    void aRefusedKeyIsNoGoodNewsAnyMore() {
        assertThat(kinds(shop().tookOver("2026-11-25T09:00:00").rejectedSince("2026-11-25T10:00:00")))
                .containsExactly(REFUSED_BEFORE_DATE);
        assertThat(REFUSED_BEFORE_DATE.banded()).isTrue();
    }

    @Test
    void aRefusalBelongsToTheTokyoDayItBegan() {
        Notice refused = noticesOf(shop().rejectedSince("2026-11-25T00:05:00")).getFirst();
        assertThat(refused.key().occurrence()).isEqualTo("2026-11-25");
    }

    @Test
    void aShopWithoutAKeyIsSaidUntilOneIsOnItsWay() {
        assertThat(kinds(shop().withoutActive())).containsExactly(NO_KEY);
        assertThat(kinds(shop().withoutActive().waits())).containsExactly(WAITING);
        assertThat(NO_KEY.banded()).isFalse();
    }

    @Test
    void withoutADateThereIsNoStage() {
        assertThat(kinds(shop().functionOff())).containsExactly(DATE_UNKNOWN);
        assertThat(wordsOf(shop().functionOff())).isEqualTo("notice.function-off");
        assertThat(wordsOf(shop().dateNeverSeen())).isEqualTo("notice.date-missing");
    }

    @Test
    void aKeyWithoutADateThatIsRefusedIsRefused() {
        assertThat(wordsOf(shop().functionOff().rejectedSince("2026-11-25T00:05:00")))
                .isEqualTo("notice.refused-undated");
    }

    @Test
    void aWaitingKeyStandsBeforeItsShopsStageWhichIsUnderway() {
        List<Notice> notices = noticesOf(
                shop("3号店").expires("2026-11-24T23:59:59"),
                shop("1号店").expires("2026-12-17T23:59:59").waits(),
                shop("2号店").expires("2026-11-26T23:59:59"));
        assertThat(told(notices))
                .containsExactly("3号店 EXPIRED", "2号店 WITHIN_7_DAYS", "1号店 WAITING", "1号店 WITHIN_30_DAYS");
        assertThat(notices).extracting(Notice::underway).containsExactly(false, false, false, true);
    }

    @Test
    void whatAWaitingKeyWaitsForIsSaid() {
        assertThat(wordsOf(shop().waits())).isEqualTo("notice.waiting");
        assertThat(wordsOf(shop().withoutActive().waits())).isEqualTo("notice.waiting-first");
        assertThat(wordsOf(shop().waits("2026-11-25T10:40:00", null, Hold.TOO_MANY_REFUSED)))
                .isEqualTo("notice.waiting-turn");
        assertThat(wordsOf(shop().expires("2026-11-24T23:59:59").waits())).isEqualTo("notice.waiting-stopped");
    }

    @Test
    void afterNinetyMinutesOfRefusalsTheCausesAreSaid() {
        assertThat(wordsOf(shop().waits("2026-11-25T09:12:01", Answer.REJECTED, Hold.NONE)))
                .isEqualTo("notice.waiting");
        assertThat(wordsOf(shop().waits("2026-11-25T09:12:00", Answer.REJECTED, Hold.NONE)))
                .isEqualTo("notice.waiting-long");
        assertThat(wordsOf(shop().waits("2026-11-25T09:12:00", Answer.MAINTENANCE, Hold.NONE)))
                .isEqualTo("notice.waiting-silent");
        assertThat(wordsOf(shop().withoutActive().waits("2026-11-25T09:12:00", Answer.MAINTENANCE, Hold.NONE)))
                .isEqualTo("notice.waiting-first");
    }

    @Test
    void aHeldKeyWaitsForTheMemberAndNothingIsUnderway() {
        List<Notice> notices = noticesOf(shop().expires("2026-12-17T23:59:59")
                .waits("2026-11-25T10:40:00", Answer.VALID, Hold.EARLIER_THAN_ACTIVE));
        assertThat(notices).extracting(Notice::kind).containsExactly(HELD, WITHIN_30_DAYS);
        assertThat(notices).noneMatch(Notice::underway);
    }

    @Test
    void anEventIsToldForSevenDays() {
        assertThat(kinds(shop().refused("2026-11-18T10:42:01"))).containsExactly(NOT_ACCEPTED);
        assertThat(kinds(shop().refused("2026-11-18T10:42:00"))).isEmpty();
        assertThat(kinds(shop().tookOver("2026-11-18T10:42:01"))).containsExactly(TAKEN_OVER);
        assertThat(kinds(shop().tookOver("2026-11-18T10:42:00"))).isEmpty();
    }

    @Test
    void silenceIsToldAfterADay() {
        assertThat(kinds(shop().unreachableSince("2026-11-24T10:42:00"))).containsExactly(UNREACHABLE_FOR_A_DAY);
        assertThat(kinds(shop().unreachableSince("2026-11-24T10:42:01"))).isEmpty();
    }

    @Test
    void thatNoCheckEndsIsToldAfter26Hours() {
        assertThat(kinds(shop().checked("2026-11-24T08:42:00"))).containsExactly(CHECKS_STOPPED);
        assertThat(kinds(shop().checked("2026-11-24T08:42:01"))).isEmpty();
        assertThat(noticesOf(shop().checked("2026-11-24T08:42:00")).getFirst().text())
                .isEqualTo(OwnNotices.words(
                        "notice.checks-stopped", "楽天市場1号店", Time.minute(Instant.parse("2026-11-23T23:42:00Z"))));
    }

    @Test
    void aKeyThatNoCheckHasEverLookedAtIsToldFromItsTakeoverOn() {
        assertThat(kinds(shop().neverChecked().tookOver("2026-11-24T08:42:00")))
                .containsExactly(CHECKS_STOPPED, TAKEN_OVER);
        assertThat(kinds(shop().neverChecked().tookOver("2026-11-24T08:42:01"))).containsExactly(TAKEN_OVER);
        assertThat(kinds(shop().neverChecked().withoutActive())).containsExactly(NO_KEY);
    }

    @Test
    void whileNoCheckEndsNobodySaysThatThePortalGoesOnAsking() {
        assertThat(kinds(shop().unreachableSince("2026-11-20T10:42:00").checked("2026-11-21T10:42:00")))
                .containsExactly(CHECKS_STOPPED);
        assertThat(kinds(shop().unreachableSince("2026-11-20T10:42:00").checked("2026-11-25T10:00:00")))
                .containsExactly(UNREACHABLE_FOR_A_DAY);
    }

    @Test
    void aDateThatWasConfirmedMoreThanTwoDaysAgoTellsItsAge() {
        assertThat(age(shop().expires("2026-12-17T23:59:59").asked("2026-11-22T23:59:59")))
                .isEqualTo(3);
        assertThat(age(shop().expires("2026-12-17T23:59:59").asked("2026-11-23T00:00:00")))
                .isZero();
        assertThat(age(shop().entersByHand("2026-12-17T23:59:59").asked("2026-11-01T00:00:00")))
                .isZero();
    }

    @Test
    void theMostUrgentStandsFirst() {
        assertThat(told(noticesOf(
                        shop("か").functionOff(),
                        shop("え").expires("2026-12-25T23:59:59"),
                        shop("お").expires("2026-12-03T23:59:59"),
                        shop("う").refused("2026-11-25T09:00:00"),
                        shop("い").expires("2026-11-25T23:59:59"),
                        shop("あ").expires("2026-11-24T23:59:59"),
                        shop("ん").expires("2026-08-01T23:59:59"))))
                .containsExactly(
                        "ん EXPIRED",
                        "あ EXPIRED",
                        "い WITHIN_7_DAYS",
                        "う NOT_ACCEPTED",
                        "お WITHIN_30_DAYS",
                        "え WITHIN_30_DAYS",
                        "か DATE_UNKNOWN");
    }

    @Test
    void nothingChangesBeforeTheNextMidnightUnlessAKeyEndsOrWaits() {
        assertThat(next(shop())).isEqualTo(tokyo("2026-11-26T00:00:00"));
        assertThat(next(shop().expires("2026-11-25T12:00:00"))).isEqualTo(tokyo("2026-11-25T12:00:01"));
        assertThat(next(shop().waits())).isEqualTo(NOW.plusSeconds(3));
        assertThat(next(shop().expires(NOW).waits())).isEqualTo(NOW.plusSeconds(1));
        assertThat(next(shop().unreachableSince("2026-11-24T11:00:00"))).isEqualTo(tokyo("2026-11-25T11:00:00"));
        assertThat(next(shop().checked("2026-11-24T09:00:00"))).isEqualTo(tokyo("2026-11-25T11:00:00"));
        assertThat(next(shop().refused("2026-11-18T11:00:00"))).isEqualTo(tokyo("2026-11-25T11:00:00"));
    }

    @Test
    void theTextAtAnInstantHangsOnNothingElse() {
        ShopBuilder shop = shop().expires("2026-12-17T23:59:59");
        assertThat(NoticePolicy.notices(List.of(shop.stands()), NOW))
                .isEqualTo(NoticePolicy.notices(List.of(shop.stands()), NOW))
                .isNotEqualTo(NoticePolicy.notices(List.of(shop.stands()), NOW.plus(Duration.ofDays(1))));
    }

    private static List<Notice> noticesOf(ShopBuilder... shops) {
        return NoticePolicy.notices(Stream.of(shops).map(ShopBuilder::stands).toList(), NOW);
    }

    /** Of a key that has ended in the night before. */
    private static Notice stage(String enteredAt) {
        return noticesOf(shop().expires("2026-11-24T23:59:59").waits(enteredAt, Answer.REJECTED, Hold.NONE)).stream()
                .filter(notice -> notice.kind() == EXPIRED)
                .findFirst()
                .orElseThrow();
    }

    private static List<NoticeKind> kinds(ShopBuilder shop) {
        return noticesOf(shop).stream().map(Notice::kind).toList();
    }

    private static String wordsOf(ShopBuilder shop) {
        return noticesOf(shop).stream()
                .map(Notice::text)
                .filter(OwnWords.class::isInstance)
                .map(text -> ((OwnWords) text).key())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> told(List<Notice> notices) {
        return notices.stream()
                .map(notice -> notice.shopName() + " " + notice.kind())
                .toList();
    }

    private static long age(ShopBuilder shop) {
        return ((Notice.Stage) noticesOf(shop).getFirst().text()).age();
    }

    private static Instant next(ShopBuilder shop) {
        return NextChange.after(NOW, List.of(shop.stands()), List.of());
    }
}
