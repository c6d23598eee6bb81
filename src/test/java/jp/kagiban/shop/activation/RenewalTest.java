package jp.kagiban.shop.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.FakeRms;
import jp.kagiban.shop.FakeVault;
import jp.kagiban.shop.Merchant;
import jp.kagiban.shop.ShopTest;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.shop.key.KeyJobs;
import jp.kagiban.shop.key.KeyRecord;
import jp.kagiban.shop.key.KeyRecord.EndReason;
import jp.kagiban.shop.register.ShopKeyActivated;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ShopTest
@RecordApplicationEvents
class RenewalTest {

    private static final Instant FIRST_END = Instant.parse("2026-12-17T14:59:59Z");
    private static final Instant NEXT_END = Instant.parse("2027-02-23T14:59:59Z");
    private static final String OLD = Merchant.key(11);
    private static final String NEW = Merchant.key(12);

    @Autowired
    Merchant merchant;

    @Autowired
    FakeRms rms;

    @Autowired
    FakeVault vault;

    @Autowired
    ApplicationEvents events;

    ShopId shop;

    @BeforeEach
    void aKeyIsInUse() {
        rms.forget();
        rms.takes(OLD, FIRST_END);
        shop = merchant.shopInUse(OLD);
        rms.calls.clear();
    }

    @Test
    void theOldKeyServesWhileTheNewOneWaits() {
        rms.refuses(NEW);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0011");
        assertThat(merchant.status(shop).waiting().lastFour()).isEqualTo("0012");
        assertThat(vault.count(shop)).isEqualTo(4);
    }

    @Test
    void aTryOfTheNewKeyIsNoCheckOfTheOldOne() {
        Instant checked = merchant.status(shop).askedAt();
        rms.refuses(NEW);
        merchant.renew(shop, NEW);
        merchant.pass(Duration.ofMinutes(2));
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).askedAt()).isEqualTo(checked).isBefore(merchant.now());
        rms.takes(NEW, NEXT_END);
        merchant.pass(Duration.ofMinutes(2));
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).askedAt()).isEqualTo(merchant.now());
    }

    @Test
    void theNewKeyTakesOverOnceBothApisTakeIt() {
        rms.takes(NEW, NEXT_END);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().expiresAt()).isEqualTo(NEXT_END);
        assertThat(merchant.status(shop).active().replacedAnother()).isTrue();
        assertThat(rms.calls)
                .containsExactly(
                        "licence " + Merchant.SECRET + ":" + NEW,
                        "order " + Merchant.SECRET + ":" + OLD,
                        "order " + Merchant.SECRET + ":" + NEW,
                        "rpay.order.getOrder " + Merchant.SECRET + ":" + NEW);
    }

    @Test
    void aKeyWithTheNumberOfTheOneInUseStandsInItsLine() {
        rms.lines.clear();
        rms.refuses(NEW);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(rms.lines).isNotEmpty().containsOnly("123456");
    }

    @Test
    void theOldKeyIsSupersededAndItsSecretsAreKeptForADay() {
        rms.takes(NEW, NEXT_END);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.history(shop)).last().satisfies(old -> {
            assertThat(old.endReason()).isEqualTo(EndReason.SUPERSEDED);
            assertThat(old.endedAt()).isEqualTo(merchant.now());
            assertThat(old.secretsUntil()).isEqualTo(merchant.now().plus(Duration.ofHours(24)));
        });
        assertThat(vault.count(shop)).isEqualTo(4);
    }

    @Test
    void theTakeOverIsPublished() {
        rms.takes(NEW, NEXT_END);
        merchant.renew(shop, NEW);
        GenerationId generation = merchant.status(shop).waiting().generation();
        merchant.tryKey(shop);
        assertThat(events.stream(ShopKeyActivated.class))
                .contains(new ShopKeyActivated(merchant.tenant, shop, generation, NEXT_END));
    }

    @Test
    void aKeyThatOnlyTheLicenceApiTakesWaits() {
        rms.says(NEW, new MallOutcome.Valid(NEXT_END), FakeRms.REFUSED);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0011");
        assertThat(merchant.status(shop).waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
    }

    @Test
    void aKeyThatReadsNoOrdersWaitsBesideOneThatDoes() {
        rms.takes(NEW, NEXT_END).saysToReading(NEW, FakeRms.REFUSED);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0011");
        assertThat(merchant.status(shop).waiting().lastAnswer()).isEqualTo(Answer.REJECTED);
        assertThat(merchant.status(shop).waiting().expiresAt()).isEqualTo(NEXT_END);
    }

    @Test
    void whereTheOldKeyReadsNoOrdersEitherItIsNotKept() {
        rms.takes(NEW, NEXT_END).saysToReading(NEW, FakeRms.REFUSED).saysToReading(OLD, FakeRms.REFUSED);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0012");
    }

    @Test
    void silenceAboutReadingProvesNothing() {
        rms.takes(NEW, NEXT_END).saysToReading(NEW, FakeRms.REFUSED);
        rms.saysToReading(OLD, new MallOutcome.Maintenance());
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).waiting().lastAnswer()).isEqualTo(Answer.MAINTENANCE);
    }

    @Test
    void theLicenceApiSufficesWhereTheOldKeyFetchesNoOrders() {
        rms.says(OLD, new MallOutcome.Valid(FIRST_END), FakeRms.REFUSED);
        rms.says(NEW, new MallOutcome.Valid(NEXT_END), FakeRms.REFUSED);
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0012");
    }

    @Test
    void aKeyThatEndsEarlierWaitsForTheMember() {
        rms.takes(NEW, FIRST_END.minusSeconds(1));
        merchant.renew(shop, NEW);
        assertThat(merchant.tryKey(shop)).contains(merchant.now().plus(Duration.ofHours(1)));
        assertThat(merchant.status(shop).waiting().hold()).isEqualTo(Hold.EARLIER_THAN_ACTIVE);
        assertThat(merchant.status(shop).waiting().nextTry()).isNull();
        assertThat(merchant.history(shop))
                .first()
                .extracting(KeyRecord::expiresAt)
                .isEqualTo(FIRST_END.minusSeconds(1));
    }

    @Test
    void theMembersWordLetsItTakeOver() {
        rms.takes(NEW, FIRST_END.minusSeconds(1));
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.confirm(shop)).isTrue();
        assertThat(merchant.planned(merchant.keyJob(shop))).contains(merchant.now());
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0012");
    }

    @Test
    void noWordLetsAPastDateRetireAKeyThatIsValid() {
        rms.takes(NEW, merchant.now().minusSeconds(1));
        merchant.renew(shop, NEW);
        merchant.tryKey(shop);
        assertThat(merchant.confirm(shop)).isFalse();
        merchant.tryKey(shop);
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0011");
    }

    @Test
    void aKeyThatIsNotHeldCannotBeConfirmed() {
        merchant.renew(shop, NEW);
        assertThat(merchant.confirm(shop)).isFalse();
    }

    @Test
    void aNewerKeyReplacesTheWaitingOne() {
        merchant.renew(shop, NEW);
        KeyJobs.KeyJob replaced = merchant.keyJob(shop);
        merchant.renew(shop, Merchant.key(13));
        assertThat(merchant.status(shop).waiting().lastFour()).isEqualTo("0013");
        assertThat(merchant.planned(replaced)).isEmpty();
        assertThat(merchant.history(shop).get(1).endReason()).isEqualTo(EndReason.REPLACED);
        assertThat(vault.count(shop)).isEqualTo(4);
    }

    @Test
    void aWithdrawnKeyLeavesTheOldOneInUse() {
        merchant.renew(shop, NEW);
        KeyJobs.KeyJob withdrawn = merchant.keyJob(shop);
        assertThat(merchant.withdraw(shop)).isTrue();
        assertThat(merchant.planned(withdrawn)).isEmpty();
        assertThat(merchant.history(shop).getFirst().endReason()).isEqualTo(EndReason.WITHDRAWN);
        assertThat(merchant.history(shop).getFirst().endedBy()).isEqualTo(merchant.member);
        assertThat(vault.count(shop)).isEqualTo(2);
    }

    @Test
    void aRevisionNeverComesTwice() {
        merchant.renew(shop, NEW);
        merchant.withdraw(shop);
        merchant.renew(shop, NEW);
        merchant.withdraw(shop);
        merchant.renew(shop, NEW);
        assertThat(vault.revisionsEver(shop.id())).hasSize(4);
    }

    @Test
    void aNewServiceSecretTakesTheSameRoad() {
        Saving saving = merchant.replace(shop, RakutenEntry.of("SP123456_zzzzzzzz", ""));
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        merchant.tryKey(shop);
        assertThat(rms.calls).first().isEqualTo("licence SP123456_zzzzzzzz:" + OLD);
        assertThat(merchant.status(shop).active().replacedAnother()).isTrue();
        assertThat(merchant.status(shop).active().expiresAt()).isEqualTo(FIRST_END);
    }

    @Test
    void aCorrectedSecretIsNoOtherKeyInTheHistory() {
        rms.refuses(NEW);
        merchant.renew(shop, NEW);
        merchant.replace(shop, RakutenEntry.of("SP123456_zzzzzzzz", ""));
        assertThat(merchant.history(shop).get(1).endReason()).isEqualTo(EndReason.CORRECTED);
        merchant.replace(shop, RakutenEntry.of("SP123456_yyyyyyyy", NEW));
        assertThat(merchant.history(shop).get(1).endReason()).isEqualTo(EndReason.CORRECTED);
    }

    @Test
    void aNewSecretForTheKeyInUseIsACorrectionThatIsKeptForADay() {
        merchant.replace(shop, RakutenEntry.of("SP123456_zzzzzzzz", ""));
        merchant.tryKey(shop);
        assertThat(merchant.history(shop).get(1).endReason()).isEqualTo(EndReason.CORRECTED);
        assertThat(merchant.history(shop).get(1).secretsUntil()).isNotNull();
    }

    @Test
    void aChangeWhileRmsIsAskedLetsTheKeyBeAskedAnew() {
        rms.takes(NEW, NEXT_END);
        merchant.renew(shop, NEW);
        rms.meanwhile(NEW, () -> {
            rms.takes(OLD, FIRST_END.plusSeconds(60));
            merchant.watch(shop);
        });
        assertThat(merchant.tryKey(shop)).contains(merchant.now());
        assertThat(merchant.tryKey(shop)).isEmpty();
        assertThat(merchant.status(shop).active().lastFour()).isEqualTo("0012");
    }

    @Test
    void theKeyInUseIsNoNewKey() {
        assertThat(merchant.renew(shop, OLD))
                .isEqualTo(new Saving.Refused(
                        List.of(Problem.of(RakutenEntry.LICENSE_KEY, Problem.Kind.KEY_ALREADY_IN_USE)), List.of()));
    }

    @Test
    void theWaitingKeyIsNotEnteredTwice() {
        merchant.renew(shop, NEW);
        Saving again = merchant.renew(shop, NEW);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::kind)
                                .containsExactly(Problem.Kind.KEY_ALREADY_WAITING));
    }

    @Test
    void aKeyOfAnotherNumberIsAWarning() {
        KeyEntry other = RakutenEntry.renewal("SL654321_abcdefgh0001");
        assertThat(merchant.replace(shop, other)).isInstanceOf(Saving.Refused.class);
        Saving accepted = merchant.in(() ->
                merchant.forms().replaceKeys(shop, other, Set.of(Problem.Kind.OTHER_SHOPS_NUMBER), merchant.member));
        assertThat(accepted).isInstanceOf(Saving.Saved.class);
    }

    @Test
    void aKeyShorterThanTheOneInUseIsAWarning() {
        KeyEntry cut = RakutenEntry.renewal(NEW.substring(0, NEW.length() - 1));
        assertThat(merchant.replace(shop, cut))
                .isEqualTo(new Saving.Refused(
                        List.of(Problem.of(RakutenEntry.LICENSE_KEY, Problem.Kind.SHORTER, "20", "21")), List.of()));
        Saving accepted = merchant.in(
                () -> merchant.forms().replaceKeys(shop, cut, Set.of(Problem.Kind.SHORTER), merchant.member));
        assertThat(accepted).isInstanceOf(Saving.Saved.class);
    }

    @Test
    void aKeyInUseThatDoesNotOpenCanBeReplaced() {
        vault.destroy(shop.id());
        assertThat(merchant.replace(shop, RakutenEntry.of(Merchant.SECRET, NEW)))
                .isInstanceOf(Saving.Saved.class);
    }
}
