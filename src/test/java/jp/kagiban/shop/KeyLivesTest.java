package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import jp.kagiban.kit.Brief;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyLife;
import jp.kagiban.mall.Answer;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.diagnosis.Lack;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class KeyLivesTest extends BrowserlessTest {

    private static final Instant NOW = SettableClock.START;
    /** 23:30 of the day before by the clock of London. */
    private static final Instant IN_USE_SINCE = Instant.parse("2026-10-01T23:30:00Z");

    private static final Instant IN_22_DAYS = Instant.parse("2026-12-17T14:59:59Z");

    @BeforeEach
    void inJapanese() {
        UI.getCurrent().setLocale(Locale.JAPANESE);
    }

    @Test
    void daysAreTokyos() {
        KeyLife life = life(status("本店", active(IN_22_DAYS, false), null));
        assertThat(life.since()).isEqualTo(LocalDate.of(2026, 10, 2));
        assertThat(life.lastDay()).isEqualTo(LocalDate.of(2026, 12, 17));
        assertThat(life.state()).isEqualTo("あと22日");
        assertThat(life.past()).isFalse();
    }

    @Test
    void onTheLastDayAKeyIsPastFromItsLastSecondOn() {
        Instant end = Instant.parse("2026-11-25T01:41:59Z");
        assertThat(life(status("本店", active(end, false), null)).past()).isTrue();
        assertThat(life(status("本店", active(end.plusSeconds(1), false), null)).past())
                .isFalse();
    }

    @Test
    void aDateByHandIsMarked() {
        KeyLife life = life(status("本店", active(IN_22_DAYS, true), null));
        assertThat(life.byHand()).isTrue();
        assertThat(life.expiry().text()).contains("2026/12/17（木）", "手入力").doesNotContain("23:59");
        assertThat(life.expiry().whole()).contains("2026/12/17（木） 23:59:59", "手入力");
    }

    @Test
    void withoutADateNothingIsMadeUp() {
        KeyLife life = life(status("本店", active(null, false), null));
        assertThat(life.severity()).isEqualTo(Severity.UNKNOWN);
        assertThat(life.lastDay()).isNull();
        assertThat(life.expiry()).isEqualTo(Brief.NONE);
    }

    @Test
    void aWaitingKeyFollowsItsShop() {
        KeyLife life = life(status("本店", null, waiting()));
        assertThat(life.since()).isNull();
        assertThat(life.next()).isEqualTo(new KeyLife.Next(LocalDate.of(2026, 11, 25), null, Severity.WAIT, "反映待ち"));
    }

    @Test
    void aKeyThatWaitsForTheMemberIsAStageOfItsOwn() {
        Waiting held = new Waiting(
                GenerationId.next(),
                "9fKd",
                MemberId.next(),
                NOW,
                Answer.VALID,
                0,
                null,
                Hold.EARLIER_THAN_ACTIVE,
                IN_22_DAYS);
        KeyLife life = life(status("本店", active(IN_22_DAYS, false), held));
        assertThat(life.stage().word()).isEqualTo("held");
        assertThat(life.next()).extracting(KeyLife.Next::state).isEqualTo("切り替え確認");
        assertThat(life(status("本店", active(IN_22_DAYS, false), waiting()))
                        .stage()
                        .word())
                .isEqualTo("waiting");
    }

    @Test
    void aKeyThatOnlyANewKeyCanReplaceWaitsForTheMemberToo() {
        Waiting unusable = new Waiting(
                GenerationId.next(),
                "9fKd",
                MemberId.next(),
                NOW,
                Answer.REJECTED,
                1,
                NOW.plusSeconds(120),
                Hold.NONE,
                IN_22_DAYS);
        KeyLife first = life(status("本店", null, unusable));
        assertThat(first.stage().word()).isEqualTo("held");
        assertThat(first.state()).isEqualTo("切り替え確認");
        KeyLife beside = life(status("本店", active(IN_22_DAYS, false), unusable));
        assertThat(beside.stage().word()).isEqualTo("held");
    }

    @Test
    void anOutageDoesNotMakeAnUnusableKeyWaitForRms() {
        Waiting unusable = new Waiting(
                GenerationId.next(),
                "9fKd",
                MemberId.next(),
                NOW,
                Answer.UNREACHABLE,
                1,
                NOW.plusSeconds(120),
                Hold.NONE,
                IN_22_DAYS);
        assertThat(unusable.needsDecision()).isTrue();
    }

    @Test
    void aRowLeadsToTheRenewalOnlyWhereThereIsSomethingToRenew() {
        ShopStatus inUse = status("本店", active(IN_22_DAYS, false), null);
        assertThat(life(inUse).onward()).isEqualTo(life(inUse).href() + "/renew");
        ShopStatus underWay = status("本店", active(IN_22_DAYS, false), waiting());
        assertThat(life(underWay).onward()).isEqualTo(life(underWay).href());
        ShopStatus first = status("本店", null, waiting());
        assertThat(life(first).onward()).isEqualTo(life(first).href());
    }

    @Test
    void forWhoMayNotRenewItLeadsToTheShop() {
        ShopStatus inUse = status("本店", active(IN_22_DAYS, false), null);
        KeyLife life =
                new KeyLives(UI.getCurrent(), NOW, false).of(List.of(inUse)).getFirst();
        assertThat(life.onward()).isEqualTo(life.href());
    }

    @Test
    void theMostUrgentComesFirst() {
        List<ShopStatus> shops = List.of(
                status("遠い", active(Instant.parse("2027-02-23T14:59:59Z"), false), null),
                status("不明", active(null, false), null),
                status("近い", active(IN_22_DAYS, false), null),
                status("過ぎた", active(Instant.parse("2026-11-24T14:59:59Z"), false), null));
        assertThat(new KeyLives(UI.getCurrent(), NOW, true).of(shops))
                .extracting(KeyLife::shop)
                .containsExactly("過ぎた", "近い", "不明", "遠い");
    }

    private static KeyLife life(ShopStatus shop) {
        return new KeyLives(UI.getCurrent(), NOW, true).of(List.of(shop)).getFirst();
    }

    private static ShopStatus status(String name, @Nullable Active active, @Nullable Waiting waiting) {
        return new ShopStatus(
                ShopId.next(), RakutenAlone.mall(), name, "shop-a", active, waiting, null, null, null, null, null);
    }

    private static Active active(@Nullable Instant expiry, boolean byHand) {
        return new Active(
                GenerationId.next(),
                "x7Qp",
                expiry,
                byHand,
                IN_USE_SINCE,
                IN_USE_SINCE,
                false,
                false,
                null,
                Lack.NONE,
                List.of());
    }

    private static Waiting waiting() {
        return new Waiting(
                GenerationId.next(), "9fKd", MemberId.next(), NOW, Answer.REJECTED, 1, null, Hold.NONE, null);
    }
}
