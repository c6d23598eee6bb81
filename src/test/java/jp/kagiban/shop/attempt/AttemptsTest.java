package jp.kagiban.shop.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import jp.kagiban.mall.MallCall.Holder;
import jp.kagiban.mall.MallCall.Question;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.activation.KeyTrialLimiter;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.testing.TenantRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of each try of a key, and of each check that brings news. */
@ShopTest
class AttemptsTest {

    private static final Instant FIRST_END = Instant.parse("2026-12-17T14:59:59Z");
    private static final Instant NEXT_END = Instant.parse("2027-02-23T14:59:59Z");
    private static final String OLD = Merchant.key(911);
    private static final String NEW = Merchant.key(912);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    KeyAttempts attempts;

    @Autowired
    TenantRows rows;

    private ShopId shop;
    private GenerationId old;

    @BeforeEach
    void aKeyIsInUse() {
        rms.forget();
        rms.takes(OLD, FIRST_END);
        shop = merchant.shopInUse(OLD);
        old = merchant.status(shop).active().generation();
    }

    private GenerationId renew(String key) {
        merchant.renew(shop, key);
        return merchant.status(shop).waiting().generation();
    }

    private List<AttemptRun> of(GenerationId generation) {
        return merchant.in(() -> attempts.of(generation));
    }

    private AttemptRun last(GenerationId generation) {
        return of(generation).getFirst();
    }

    private static MallCall call(Question question, Holder key, Answer outcome, String code) {
        return new MallCall(question, key, outcome, code);
    }

    @Test
    void aRefusedTryIsKeptWithItsCallsItsCodeAndWhenTheNextIs() {
        GenerationId key = renew(NEW);
        merchant.tryKey(shop);
        assertThat(last(key).outcome()).isEqualTo(Answer.REJECTED);
        assertThat(last(key).decision()).isEqualTo(AttemptDecision.WAITS);
        assertThat(last(key).next()).isEqualTo(merchant.status(shop).waiting().nextTry());
        assertThat(last(key).calls())
                .containsExactly(
                        call(Question.PROOF, Holder.NEW, Answer.REJECTED, "GA0001"),
                        call(Question.SEARCH, Holder.NEW, Answer.REJECTED, "GA0001"));
    }

    @Test
    void equalTriesInARowAreOneRun() {
        GenerationId key = renew(NEW);
        Instant first = merchant.now();
        merchant.tryKey(shop);
        merchant.pass(Duration.ofMinutes(2));
        merchant.tryKey(shop);
        assertThat(of(key)).hasSize(1);
        assertThat(last(key).times()).isEqualTo(2);
        assertThat(last(key).first()).isEqualTo(first);
        assertThat(last(key).last()).isEqualTo(merchant.now());
    }

    @Test
    void anotherAnswerBeginsAnotherRun() {
        GenerationId key = renew(NEW);
        merchant.tryKey(shop);
        rms.says(NEW, new MallOutcome.Maintenance(), new MallOutcome.Maintenance());
        merchant.tryKey(shop);
        assertThat(of(key)).extracting(AttemptRun::outcome).containsExactly(Answer.MAINTENANCE, Answer.REJECTED);
    }

    @Test
    void aTakeOverIsKeptWithWhatEachKeyWasAsked() {
        rms.takes(NEW, NEXT_END);
        GenerationId key = renew(NEW);
        merchant.tryKey(shop);
        assertThat(last(key).decision()).isEqualTo(AttemptDecision.ACTIVATED);
        assertThat(last(key).next()).isNull();
        assertThat(last(key).calls())
                .containsExactly(
                        call(Question.PROOF, Holder.NEW, Answer.VALID, null),
                        call(Question.SEARCH, Holder.IN_USE, Answer.VALID, null),
                        call(Question.SEARCH, Holder.NEW, Answer.VALID, null),
                        call(Question.READ, Holder.NEW, Answer.VALID, null));
    }

    @Test
    void aKeyThatEndsNoLaterIsHeldForTheMember() {
        rms.takes(NEW, FIRST_END.minusSeconds(86_400));
        GenerationId key = renew(NEW);
        merchant.tryKey(shop);
        assertThat(last(key).decision()).isEqualTo(AttemptDecision.HELD_FOR_MEMBER);
    }

    @Test
    void aKeyRefusedForADayIsGivenUp() {
        GenerationId key = renew(NEW);
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        for (int half = 0; half < 50; half++) {
            merchant.run(job);
            merchant.pass(Duration.ofMinutes(30));
        }
        assertThat(last(key).decision()).isEqualTo(AttemptDecision.GIVEN_UP);
        assertThat(last(key).outcome()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void aKeyThatWaitsForItsTurnWasNotAskedFor() {
        for (int n = 0; n < KeyTrialLimiter.MOST; n++) {
            renew(Merchant.key(920 + n));
            merchant.tryKey(shop);
        }
        GenerationId key = renew(NEW);
        merchant.tryKey(shop);
        assertThat(last(key).decision()).isEqualTo(AttemptDecision.WAITS_ITS_TURN);
        assertThat(last(key).outcome()).isNull();
        assertThat(last(key).calls()).isEmpty();
    }

    @Test
    void anAnswerThatCameTooLateIsKeptAsSuch() {
        GenerationId key = renew(NEW);
        rms.meanwhile(NEW, () -> merchant.watch(shop));
        rms.takes(OLD, FIRST_END.plusSeconds(60));
        merchant.tryKey(shop);
        assertThat(last(key).decision()).isEqualTo(AttemptDecision.OVERTAKEN);
    }

    @Test
    void aWatchThatHearsTheSameIsKeptOnce() {
        merchant.watch(shop);
        merchant.pass(Duration.ofDays(1));
        merchant.watch(shop);
        assertThat(of(old))
                .extracting(AttemptRun::decision)
                .containsExactly(AttemptDecision.WATCHED, AttemptDecision.ACTIVATED);
        assertThat(last(old).times()).isEqualTo(1);
    }

    @Test
    void aWatchThatHearsAnotherAnswerIsKept() {
        merchant.watch(shop);
        rms.refuses(OLD);
        merchant.watch(shop);
        assertThat(last(old).outcome()).isEqualTo(Answer.REJECTED);
        assertThat(last(old).calls())
                .containsExactly(
                        call(Question.PROOF, Holder.IN_USE, Answer.REJECTED, "GA0001"),
                        call(Question.SEARCH, Holder.IN_USE, Answer.REJECTED, "GA0001"));
    }

    @Test
    void twoHundredOfAKeyAreKeptAndAllAreCounted() {
        GenerationId key = renew(NEW);
        IntStream.range(0, 203).forEach(_ -> merchant.tryKey(shop));
        assertThat(last(key).times()).isEqualTo(203);
        assertThat(kept()).filteredOn(row -> row.contains("WAITS")).hasSize(AttemptBound.MOST);
    }

    @Test
    void noAttemptHoldsASecret() {
        renew(NEW);
        merchant.tryKey(shop);
        assertThat(kept()).isNotEmpty().noneMatch(row -> row.contains("abcdefgh") || row.contains("a1b2c3d4e5f6"));
    }

    private List<String> kept() {
        return rows.content(merchant.tenant).stream()
                .filter(row -> row.startsWith("key_attempt"))
                .toList();
    }

    @Test
    void theyGoWithTheShop() {
        renew(NEW);
        merchant.tryKey(shop);
        assertThat(rows.of(merchant.tenant)).contains("key_attempt");
        merchant.delete(shop);
        assertThat(rows.of(merchant.tenant)).doesNotContain("key_attempt");
    }

    @Test
    void anotherTenantSeesNone(@Autowired Merchant stranger) {
        assertThat(of(old)).isNotEmpty();
        assertThat(stranger.in(() -> attempts.of(old))).isEmpty();
    }
}
