package jp.kagiban.notice;

import static jp.kagiban.notice.HandlingTerm.THREE_DAYS;
import static jp.kagiban.notice.HandlingTerm.TODAY;
import static jp.kagiban.notice.HandlingTerm.WEEK;
import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.Test;

class HandlingTermTest {

    private static final Instant NOW = SettableClock.START;

    @Test
    void aTermCountsTheDayOnWhichItIsSaid() {
        Notice far = of(shop().expires("2026-12-17T23:59:59"));
        assertThat(TODAY.until(far, NOW)).isEqualTo(tokyo("2026-11-26T00:00:00"));
        assertThat(THREE_DAYS.until(far, NOW)).isEqualTo(tokyo("2026-11-28T00:00:00"));
        assertThat(WEEK.until(far, NOW)).isEqualTo(tokyo("2026-12-02T00:00:00"));
    }

    @Test
    void noTermOutlastsTheKey() {
        Notice near = of(shop().expires("2026-11-28T11:59:59"));
        assertThat(WEEK.until(near, NOW)).isEqualTo(tokyo("2026-11-28T12:00:00"));
        assertThat(WEEK.cut(near, NOW)).isTrue();
        assertThat(THREE_DAYS.cut(near, NOW)).isFalse();
    }

    @Test
    void aKeyThatEndsOnTheLastDayCutsNothing() {
        Notice near = of(shop().expires("2026-11-27T23:59:59"));
        assertThat(THREE_DAYS.until(near, NOW)).isEqualTo(tokyo("2026-11-28T00:00:00"));
        assertThat(THREE_DAYS.cut(near, NOW)).isFalse();
    }

    @Test
    void onlyTermsThatDifferAreOffered() {
        assertThat(offered(shop().expires("2026-12-17T23:59:59"))).containsExactly(TODAY, THREE_DAYS, WEEK);
        assertThat(offered(shop().expires("2026-11-27T23:59:59"))).containsExactly(TODAY, THREE_DAYS);
        assertThat(offered(shop().expires("2026-11-25T23:59:59"))).containsExactly(TODAY);
    }

    @Test
    void ofAnExpiredKeyAllAreOffered() {
        assertThat(offered(shop().expires("2026-11-24T23:59:59"))).containsExactly(TODAY, THREE_DAYS, WEEK);
    }

    @Test
    void threeDaysAreProposedWhereTheyAreOffered() {
        assertThat(HandlingTerm.proposed(List.of(TODAY, THREE_DAYS, WEEK))).isEqualTo(THREE_DAYS);
        assertThat(HandlingTerm.proposed(List.of(TODAY))).isEqualTo(TODAY);
    }

    @Test
    void theLastDayIsThatOfTheLastSecond() {
        assertThat(Notice.Handling.lastDay(tokyo("2026-11-28T00:00:00"))).isEqualTo("2026-11-27");
        assertThat(Notice.Handling.lastDay(tokyo("2026-11-28T12:00:00"))).isEqualTo("2026-11-28");
    }

    private static List<HandlingTerm> offered(ShopBuilder shop) {
        return HandlingTerm.offered(of(shop), NOW);
    }

    private static Notice of(ShopBuilder shop) {
        return NoticePolicy.notices(List.of(shop.stands()), NOW).getFirst();
    }
}
