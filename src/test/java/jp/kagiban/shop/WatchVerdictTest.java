package jp.kagiban.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.kagiban.rms.RmsOutcome;
import jp.kagiban.shop.KeyGeneration.Said;
import org.junit.jupiter.api.Test;

class WatchVerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:42:00Z");
    private static final Instant LATER = NOW.plusSeconds(1000);
    private static final RmsOutcome REFUSED = new RmsOutcome.Rejected("GA0001");
    private static final RmsOutcome TAKEN = new RmsOutcome.Valid(null);
    private static final Said GOOD = new Said(LATER, false, null);
    private static final Said EXPIRED = new Said(NOW.minusSeconds(1), false, null);

    @Test
    void aDateEndsARefusalAndAFunctionThatWasOff() {
        Said before = new Said(null, true, NOW);
        assertThat(WatchVerdict.of(before, new RmsOutcome.Valid(LATER), null, NOW)
                        .said())
                .isEqualTo(GOOD);
    }

    @Test
    void a200WithoutADateKeepsTheLastOne() {
        assertThat(WatchVerdict.of(GOOD, TAKEN, null, NOW).said()).isEqualTo(GOOD);
    }

    @Test
    void theOrderApiIsAskedOnlyWhileTheDateIsNotOver() {
        assertThat(WatchVerdict.needsOrder(GOOD, REFUSED, NOW)).isTrue();
        assertThat(WatchVerdict.needsOrder(Said.NOTHING, REFUSED, NOW)).isTrue();
        assertThat(WatchVerdict.needsOrder(new Said(NOW, false, null), REFUSED, NOW))
                .isTrue();
        assertThat(WatchVerdict.needsOrder(EXPIRED, REFUSED, NOW)).isFalse();
        assertThat(WatchVerdict.needsOrder(GOOD, TAKEN, NOW)).isFalse();
    }

    @Test
    void theLastDateSeenOutlivesTheKey() {
        Said after = WatchVerdict.of(EXPIRED, REFUSED, null, NOW).said();
        assertThat(after).isEqualTo(new Said(EXPIRED.expiresAt(), false, NOW));
    }

    @Test
    void aRefusalKeepsItsBeginning() {
        Said refused = new Said(LATER, false, NOW.minusSeconds(60));
        assertThat(WatchVerdict.of(refused, REFUSED, REFUSED, NOW).said()).isEqualTo(refused);
    }

    @Test
    void anOrderBesideARefusedLicenceIsAFunctionThatIsOff() {
        WatchVerdict verdict = WatchVerdict.of(GOOD, REFUSED, TAKEN, NOW);
        assertThat(verdict.said()).isEqualTo(new Said(LATER, true, null));
        assertThat(verdict.answered()).isTrue();
    }

    @Test
    void withoutAnAnswerNothingIsSaid() {
        for (RmsOutcome silent : new RmsOutcome[] {
            new RmsOutcome.Unreachable(),
            new RmsOutcome.Garbled(),
            new RmsOutcome.Maintenance(),
            new RmsOutcome.Throttled(null)
        }) {
            assertThat(WatchVerdict.of(GOOD, silent, null, NOW)).isEqualTo(new WatchVerdict(GOOD, silent));
            assertThat(WatchVerdict.of(GOOD, REFUSED, silent, NOW)).isEqualTo(new WatchVerdict(GOOD, silent));
        }
    }
}
