package jp.kagiban.shop.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.KeyProof;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.rakuten.RmsProofs;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyGeneration.Said;
import jp.kagiban.shop.key.KeyGeneration.Trying;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyActivationPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:42:00Z");
    private static final Instant PAST = NOW.minusSeconds(1);
    private static final Instant SOON = NOW.plusSeconds(100);
    private static final Instant LATE = NOW.plusSeconds(200);
    private static final MallOutcome REFUSED = new MallOutcome.Rejected("GA0001");
    private static final MallOutcome TAKEN = new MallOutcome.Valid(null);
    private static final MallOutcome SILENT = new MallOutcome.Unreachable();
    private static final Trying FRESH = Trying.at(NOW);
    private static final Trying CONFIRMED = FRESH.confirmed(new MemberId(new UUID(0, 1)), NOW);

    private final KeyActivationPolicy map =
            new KeyActivationPolicy(Duration.ofMinutes(2), RakutenAlone.mall().acceptance());

    private static MallOutcome valid(@Nullable Instant expiry) {
        return new MallOutcome.Valid(expiry);
    }

    /** Both APIs take the new key; the one in use fetches orders. */
    private static KeyProof taken(Instant expiry) {
        return RmsProofs.of(valid(expiry), TAKEN, TAKEN);
    }

    private static Said ends(@Nullable Instant expiry) {
        return new Said(expiry, false, null);
    }

    private static Said refusedBefore(@Nullable Instant expiry) {
        return new Said(expiry, false, NOW.minusSeconds(60));
    }

    private ActivationDecision first(MallOutcome licence, @Nullable MallOutcome order) {
        return map.decide(FRESH, false, null, RmsProofs.of(licence, order, null), NOW);
    }

    private ActivationDecision renewal(Trying trying, Said active, KeyProof answers) {
        return map.decide(trying, false, active, answers, NOW);
    }

    private static void assertWaits(ActivationDecision step, Answer answer) {
        assertThat(step)
                .isInstanceOfSatisfying(
                        ActivationDecision.WaitForMall.class,
                        wait -> assertThat(wait.trying().lastAnswer()).isEqualTo(answer));
    }

    @Test
    void any200ProvesAFirstKey() {
        assertThat(first(valid(LATE), null)).isEqualTo(new ActivationDecision.Activate(LATE, false));
        assertThat(first(valid(PAST), null)).isEqualTo(new ActivationDecision.Activate(PAST, false));
        assertThat(first(REFUSED, TAKEN)).isEqualTo(new ActivationDecision.Activate(null, true));
    }

    @Test
    void whatIsNo200ProvesNothing() {
        assertWaits(first(REFUSED, REFUSED), Answer.REJECTED);
        assertWaits(first(REFUSED, SILENT), Answer.UNREACHABLE);
        assertWaits(first(new MallOutcome.Maintenance(), null), Answer.MAINTENANCE);
        assertWaits(first(new MallOutcome.Garbled(), null), Answer.GARBLED);
        assertWaits(first(new MallOutcome.Throttled(null), null), Answer.THROTTLED);
    }

    @Test
    void aLaterOrUnknownDateTakesOver() {
        assertThat(renewal(FRESH, ends(SOON), taken(LATE))).isEqualTo(new ActivationDecision.Activate(LATE, false));
        assertThat(renewal(FRESH, ends(null), taken(LATE))).isEqualTo(new ActivationDecision.Activate(LATE, false));
        assertThat(renewal(FRESH, ends(SOON), RmsProofs.of(REFUSED, TAKEN, TAKEN)))
                .isEqualTo(new ActivationDecision.Activate(null, true));
    }

    @Test
    void aDateNoLaterWaitsForTheMember() {
        assertThat(renewal(FRESH, ends(LATE), taken(SOON))).isEqualTo(new ActivationDecision.HoldForMember(SOON));
        assertThat(renewal(FRESH, ends(LATE), taken(LATE))).isEqualTo(new ActivationDecision.HoldForMember(LATE));
        assertThat(renewal(CONFIRMED, ends(LATE), taken(SOON))).isEqualTo(new ActivationDecision.Activate(SOON, false));
    }

    @Test
    void theSameKeyWithANewServiceSecretMayEndOnTheSameDay() {
        assertThat(map.decide(FRESH, true, ends(LATE), taken(LATE), NOW))
                .isEqualTo(new ActivationDecision.Activate(LATE, false));
    }

    @Test
    void aPastDateNeverRetiresAKeyThatIsValid() {
        for (Trying trying : new Trying[] {FRESH, CONFIRMED}) {
            assertThat(renewal(trying, ends(LATE), taken(PAST))).isEqualTo(new ActivationDecision.HoldForMember(PAST));
            assertThat(renewal(trying, ends(null), taken(PAST))).isEqualTo(new ActivationDecision.HoldForMember(PAST));
        }
    }

    @Test
    void theLastSecondCountsInFull() {
        assertThat(KeyActivationPolicy.works(ends(NOW), NOW.plusMillis(999))).isTrue();
        assertThat(KeyActivationPolicy.works(ends(NOW), NOW.plusSeconds(1))).isFalse();
        assertThat(renewal(FRESH, ends(PAST), taken(NOW))).isEqualTo(new ActivationDecision.Activate(NOW, false));
    }

    @Test
    void aDeadKeyIsNotProtected() {
        assertThat(renewal(FRESH, refusedBefore(LATE), taken(SOON)))
                .isEqualTo(new ActivationDecision.Activate(SOON, false));
        assertThat(renewal(FRESH, ends(PAST), taken(SOON))).isEqualTo(new ActivationDecision.Activate(SOON, false));
        assertThat(renewal(FRESH, refusedBefore(null), taken(PAST)))
                .isEqualTo(new ActivationDecision.HoldForMember(PAST));
        assertThat(renewal(CONFIRMED, ends(PAST), taken(PAST))).isEqualTo(new ActivationDecision.Activate(PAST, false));
    }

    @Test
    void whileTheActiveKeyFetchesOrdersTheNewOneMustToo() {
        assertWaits(renewal(FRESH, ends(SOON), RmsProofs.of(valid(LATE), REFUSED, TAKEN)), Answer.REJECTED);
        assertWaits(
                renewal(FRESH, ends(SOON), RmsProofs.hindered(valid(LATE), TAKEN, TAKEN, REFUSED)), Answer.REJECTED);
        assertWaits(renewal(FRESH, ends(SOON), RmsProofs.of(valid(LATE), SILENT, TAKEN)), Answer.UNREACHABLE);
        assertThat(renewal(FRESH, ends(SOON), RmsProofs.of(valid(LATE), null, REFUSED)))
                .isEqualTo(new ActivationDecision.Activate(LATE, false));
    }

    @Test
    void whereTheActiveKeysOrdersAreUnclearARefusalOfTheNewOneDoesNotCount() {
        assertWaits(renewal(FRESH, ends(SOON), RmsProofs.of(valid(LATE), REFUSED, SILENT)), Answer.UNREACHABLE);
        assertThat(renewal(FRESH, ends(SOON), RmsProofs.of(valid(LATE), TAKEN, SILENT)))
                .isEqualTo(new ActivationDecision.Activate(LATE, false));
    }

    private static Trying refusedFor(long minutes) {
        return new Trying(Hold.NONE, null, NOW.minusSeconds(120), Answer.REJECTED, 5, minutes * 60 - 120, 0, NOW);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "89, 2", "90, 30", "1439, 30"})
    void refusalsAreTriedAgainOftenAndThenSeldom(long refusedMinutes, long restMinutes) {
        ActivationDecision step =
                map.decide(refusedFor(refusedMinutes), false, null, RmsProofs.of(REFUSED, REFUSED, null), NOW);
        assertThat(step)
                .isEqualTo(new ActivationDecision.WaitForMall(new Trying(
                        Hold.NONE,
                        null,
                        NOW,
                        Answer.REJECTED,
                        6,
                        refusedMinutes * 60,
                        0,
                        NOW.plusSeconds(restMinutes * 60))));
    }

    @Test
    void after24HoursOfRefusalsItGivesUp() {
        KeyProof refused = RmsProofs.of(REFUSED, REFUSED, null);
        assertThat(map.decide(refusedFor(1440), false, null, refused, NOW)).isEqualTo(new ActivationDecision.GiveUp());
    }

    @Test
    void timeWithoutAnAnswerIsNoRefusal() {
        Trying silentForDays =
                new Trying(Hold.NONE, null, NOW.minusSeconds(200_000), Answer.UNREACHABLE, 1, 60, 9, NOW);
        ActivationDecision step = map.decide(silentForDays, false, null, RmsProofs.of(REFUSED, REFUSED, null), NOW);
        assertThat(step)
                .isInstanceOfSatisfying(
                        ActivationDecision.WaitForMall.class,
                        wait -> assertThat(wait.trying().refusedSeconds()).isEqualTo(60));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50})
    void withoutAnAnswerTheKeyIsTriedAgainSoonHoweverLongThatLasts(int failures) {
        Trying trying = new Trying(Hold.NONE, null, NOW, Answer.UNREACHABLE, 0, 0, failures, NOW);
        ActivationDecision step = map.decide(trying, false, null, RmsProofs.of(SILENT, null, null), NOW);
        assertThat(step)
                .isInstanceOfSatisfying(
                        ActivationDecision.WaitForMall.class,
                        wait -> assertThat(wait.trying().nextTry()).isEqualTo(NOW.plusSeconds(120)));
    }

    @Test
    void withoutAnAnswerTheMemberIsStillAsked() {
        ActivationDecision step = renewal(FRESH.held(NOW), ends(LATE), RmsProofs.of(SILENT, null, null));
        assertThat(step)
                .isInstanceOfSatisfying(
                        ActivationDecision.WaitForMall.class,
                        wait -> assertThat(wait.trying().heldFor()).isEqualTo(Hold.EARLIER_THAN_ACTIVE));
    }

    @ParameterizedTest
    @CsvSource({"1, 120", "600, 600"})
    void aThrottledTryWaitsAsLongAsRmsAsked(long asked, long rests) {
        ActivationDecision step = first(new MallOutcome.Throttled(Duration.ofSeconds(asked)), null);
        assertThat(step)
                .isInstanceOfSatisfying(
                        ActivationDecision.WaitForMall.class,
                        wait -> assertThat(wait.trying().nextTry()).isEqualTo(NOW.plusSeconds(rests)));
    }
}
