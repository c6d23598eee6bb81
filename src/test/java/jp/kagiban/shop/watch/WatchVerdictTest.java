package jp.kagiban.shop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.RmsProofs;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.key.KeyGeneration.Said;
import org.junit.jupiter.api.Test;

class WatchVerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:42:00Z");
    private static final Instant LATER = NOW.plusSeconds(1000);
    private static final MallOutcome REFUSED = new MallOutcome.Rejected("GA0001");
    private static final MallOutcome TAKEN = new MallOutcome.Valid(null);
    private static final Said GOOD = new Said(LATER, false, null);
    private static final Said EXPIRED = new Said(NOW.minusSeconds(1), false, null);

    @Test
    void aDateEndsARefusalAndAFunctionThatWasOff() {
        Said before = new Said(null, true, NOW);
        assertThat(WatchVerdict.of(before, RmsProofs.check(new MallOutcome.Valid(LATER), null), NOW)
                        .said())
                .isEqualTo(GOOD);
    }

    @Test
    void a200WithoutADateKeepsTheLastOne() {
        assertThat(WatchVerdict.of(GOOD, RmsProofs.check(TAKEN, null), NOW).said())
                .isEqualTo(GOOD);
    }

    @Test
    void aRefusalNeedsNoSecondQuestionOnceTheDateIsOver() {
        assertThat(WatchVerdict.ended(GOOD, NOW)).isFalse();
        assertThat(WatchVerdict.ended(Said.NOTHING, NOW)).isFalse();
        assertThat(WatchVerdict.ended(new Said(NOW, false, null), NOW)).isFalse();
        assertThat(WatchVerdict.ended(EXPIRED, NOW)).isTrue();
        assertThat(WatchVerdict.ended(new Said(EXPIRED.expiresAt(), false, null, new MemberId(new UUID(0, 1))), NOW))
                .isFalse();
    }

    @Test
    void theLastDateSeenOutlivesTheKey() {
        Said after =
                WatchVerdict.of(EXPIRED, RmsProofs.check(REFUSED, null), NOW).said();
        assertThat(after).isEqualTo(new Said(EXPIRED.expiresAt(), false, NOW));
    }

    @Test
    void aRefusalKeepsItsBeginning() {
        Said refused = new Said(LATER, false, NOW.minusSeconds(60));
        assertThat(WatchVerdict.of(refused, RmsProofs.check(REFUSED, REFUSED), NOW)
                        .said())
                .isEqualTo(refused);
    }

    @Test
    void anOrderBesideARefusedLicenceIsAFunctionThatIsOff() {
        WatchVerdict verdict = WatchVerdict.of(GOOD, RmsProofs.check(REFUSED, TAKEN), NOW);
        assertThat(verdict.said()).isEqualTo(new Said(LATER, true, null));
        assertThat(verdict.report().answered()).isTrue();
    }

    @Test
    void withoutAnAnswerNothingIsSaid() {
        for (MallOutcome silent : new MallOutcome[] {
            new MallOutcome.Unreachable(),
            new MallOutcome.Garbled(),
            new MallOutcome.Maintenance(),
            new MallOutcome.Throttled(null)
        }) {
            assertThat(WatchVerdict.of(GOOD, RmsProofs.check(silent, null), NOW).said())
                    .isEqualTo(GOOD);
            assertThat(WatchVerdict.of(GOOD, RmsProofs.check(REFUSED, silent), NOW)
                            .said())
                    .isEqualTo(GOOD);
        }
    }
}
