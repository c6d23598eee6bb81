package jp.kagiban.shop.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.FakeVault;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What may go wrong while a new key waits beside the one in use. */
@Tag("fault")
@ShopTest
class RenewalFaultsTest {

    private static final Instant FIRST_END = Instant.parse("2026-11-26T14:59:59Z");
    private static final Instant NEXT_END = Instant.parse("2027-02-23T14:59:59Z");
    private static final String OLD = Merchant.key(71);
    private static final String NEW = Merchant.key(72);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    FakeVault vault;

    @Autowired
    KeyActivationStore store;

    @Autowired
    KeyActivationJob activation;

    ShopId shop;

    @BeforeEach
    void aKeyIsInUse() {
        rms.forget();
        rms.takes(OLD, FIRST_END);
        shop = merchant.shopInUse(OLD);
        merchant.runDiagnosis(shop);
        rms.calls.clear();
    }

    static Stream<MallOutcome> noAnswer() {
        return Stream.of(
                new MallOutcome.Unreachable(),
                new MallOutcome.Throttled(null),
                new MallOutcome.Maintenance(),
                new MallOutcome.Garbled());
    }

    @ParameterizedTest
    @MethodSource("noAnswer")
    void withoutAUsableAnswerTheKeyWaitsAndThenTakesOver(MallOutcome outcome) {
        rms.says(NEW, outcome, outcome);
        merchant.renew(shop, NEW);
        assertThat(merchant.tryKey(shop)).contains(merchant.now().plus(Duration.ofMinutes(2)));
        Duration second = Duration.ofMinutes(outcome.isAway() ? 2 : 4);
        assertThat(merchant.tryKey(shop)).contains(merchant.now().plus(second));
        assertThat(inUse()).isEqualTo("0071");
        rms.takes(NEW, NEXT_END);
        assertThat(merchant.tryKey(shop)).isEmpty();
        assertThat(inUse()).isEqualTo("0072");
    }

    @ParameterizedTest
    @MethodSource("noAnswer")
    void whatIsSilentAboutTheOldKeyProvesNothingAgainstTheNewOne(MallOutcome outcome) {
        rms.says(OLD, outcome, outcome);
        rms.says(NEW, new MallOutcome.Valid(NEXT_END), FakeRms.REFUSED);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(inUse()).isEqualTo("0071");
        assertThat(merchant.status(shop).waiting().lastAnswer()).isNotEqualTo(Answer.REJECTED);
    }

    @Test
    void theSecondOfTwoMembersSeesTheFirstsKey() {
        MemberId second = MemberId.next();
        merchant.renewAs(merchant.member, shop, NEW);
        assertThat(merchant.renewAs(second, shop, Merchant.key(73))).isEqualTo(new Saving.Overtaken());
        assertThat(merchant.status(shop).waiting().lastFour()).isEqualTo("0072");
        assertThat(merchant.status(shop).waiting().enteredBy()).isEqualTo(merchant.member);
        assertThat(vault.count(shop)).isEqualTo(4);
    }

    /** The first half of a try: RMS is asked, and then the process is gone. */
    private void askOnly(KeyJobs.KeyJob job) {
        merchant.in(() -> store.read(job).map(activation::ask)).orElseThrow();
    }

    @Test
    void killedBetweenTheYesOfRmsAndTheSwitchItSwitchesOnceAfterwards() {
        rms.takes(NEW, NEXT_END);
        merchant.renew(shop, NEW);
        KeyJobs.KeyJob job = merchant.keyJob(shop);
        askOnly(job);
        assertThat(inUse()).isEqualTo("0071");
        assertThat(merchant.run(job)).isEmpty();
        assertThat(merchant.run(job)).isEmpty();
        assertThat(inUse()).isEqualTo("0072");
        assertThat(merchant.history(shop)).hasSize(2);
    }

    @Test
    void aKeyRevokedInRmsIsFoundOutAtOnceAndTheNewOneNeedsNoWord() {
        rms.refuses(OLD);
        rms.takes(NEW, FIRST_END.minusSeconds(60));
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).waiting().hold()).isEqualTo(Hold.EARLIER_THAN_ACTIVE);
        assertThat(merchant.watchPlanned(shop)).contains(merchant.now());
        merchant.watch(shop);
        assertThat(merchant.status(shop).active().rejectedSince()).isEqualTo(merchant.now());
        assertThat(merchant.planned(merchant.keyJob(shop))).contains(merchant.now());
        merchant.tryKey(shop);
        assertThat(inUse()).isEqualTo("0072");
    }

    @Test
    void aRevokedKeyKeepsNoWaitingOneFromTakingOver() {
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        rms.refuses(OLD);
        merchant.watch(shop);
        assertThat(merchant.status(shop).waiting()).isNotNull();
        rms.takes(NEW, NEXT_END);
        merchant.tryKey(shop);
        assertThat(inUse()).isEqualTo("0072");
    }

    @Test
    void theOldKeyMayExpireWhileTheNewOneWaits() {
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        rms.refuses(OLD);
        merchant.pass(Duration.between(merchant.now(), FIRST_END.plusSeconds(1)));
        merchant.watch(shop);
        assertThat(merchant.status(shop).active().expiresAt()).isEqualTo(FIRST_END);
        rms.takes(NEW, NEXT_END);
        merchant.tryKey(shop);
        assertThat(inUse()).isEqualTo("0072");
    }

    @Test
    void aKeyThatTheOrderApiRefusesWaitsAndShowsItsDate() {
        rms.says(NEW, new MallOutcome.Valid(NEXT_END), FakeRms.REFUSED);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(inUse()).isEqualTo("0071");
        assertThat(merchant.status(shop).waiting().expiresAt()).isEqualTo(NEXT_END);
        rms.refuses(NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).waiting().expiresAt()).isNull();
    }

    @Test
    void aKeyOlderThanTheOneInUseWaitsForTheMember() {
        rms.takes(NEW, FIRST_END.minus(Duration.ofHours(24)));
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).waiting().hold()).isEqualTo(Hold.EARLIER_THAN_ACTIVE);
        assertThat(merchant.status(shop).waiting().expiresAt()).isEqualTo(FIRST_END.minus(Duration.ofHours(24)));
        assertThat(inUse()).isEqualTo("0071");
    }

    @Test
    void anExpiredKeyNeverTakesOver() {
        rms.takes(NEW, merchant.now().minusSeconds(60));
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.confirm(shop)).isFalse();
        assertThat(inUse()).isEqualTo("0071");
    }

    private String inUse() {
        return merchant.status(shop).active().lastFour();
    }
}
