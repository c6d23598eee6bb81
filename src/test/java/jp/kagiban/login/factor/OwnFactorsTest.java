package jp.kagiban.login.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows and the vault beneath a second factor; proofs and pages have tests of their own. */
@DatabaseTest
class OwnFactorsTest {

    @Autowired
    SecondFactor second;

    @Autowired
    OwnFactors factors;

    @Autowired
    CodeApps apps;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    Merchants merchants;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    private MemberId member;
    private byte[] seed;

    @BeforeEach
    void setUp() {
        member = merchants.open("山田商店").owner();
        Enrolment enrolment = new Enrolment("hanako@example.jp");
        seed = enrolment.seed().toBytes();
        transaction.executeWithoutResult(_ -> apps.replace(member, enrolment, 0));
    }

    private String code() {
        return Totp.code(seed, Totp.step(clock.instant()));
    }

    @Test
    void aCodeIsTakenOnce() {
        assertThat(factors.takeCode(member, code())).isTrue();
        assertThat(factors.takeCode(member, code())).isFalse();
    }

    @Test
    void noEarlierCodeIsTakenAfterALaterOne() {
        String earlier = Totp.code(seed, Totp.step(clock.instant()) - 1);
        assertThat(factors.takeCode(member, code())).isTrue();
        assertThat(factors.takeCode(member, earlier)).isFalse();
    }

    @Test
    void theNextCodeIsTaken() {
        factors.takeCode(member, code());
        clock.advance(Duration.ofSeconds(30));
        assertThat(factors.takeCode(member, code())).isTrue();
    }

    @Test
    void ofManyWhoBringTheSameCodeOneGetsIn() throws Exception {
        String code = code();
        Callable<Boolean> take = () -> factors.takeCode(member, code);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> results = threads.invokeAll(List.of(take, take, take, take));
            assertThat(results.stream().filter(Future::resultNow).count()).isEqualTo(1);
        }
    }

    @Test
    void theCodeOfAnotherMemberIsNone() {
        MemberId other = merchants.open("佐藤商店").owner();
        assertThat(factors.takeCode(other, code())).isFalse();
    }

    @Test
    void tenRecoveryCodesOf120BitsWorkOnceEach() {
        List<String> fresh = codes.renew(member);
        assertThat(fresh)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"));
        assertThat(fresh).allMatch(code -> factors.takeRecoveryCode(member, code));
        assertThat(fresh).noneMatch(code -> factors.takeRecoveryCode(member, code));
    }

    @Test
    void aRecoveryCodeIsReadAsPeopleTypeIt() {
        String code = codes.renew(member).getFirst();
        String typed = code.toLowerCase(java.util.Locale.ROOT).replace("-", " ").replace('o', '0');
        assertThat(factors.takeRecoveryCode(member, typed)).isTrue();
        assertThat(factors.codesLeft(member)).isEqualTo(9);
    }

    @Test
    void newRecoveryCodesEndTheEarlier() {
        String earlier = codes.renew(member).getFirst();
        codes.renew(member);
        assertThat(factors.takeRecoveryCode(member, earlier)).isFalse();
    }

    @Test
    void whoProvesTheAddressElsewhereEndsAllFactors() {
        codes.renew(member);
        events.publishEvent(new AddressProven(member, false));
        assertThat(second.isSetUpBy(member)).isFalse();
        assertThat(factors.codesLeft(member)).isZero();
        assertThat(history.page(HistoryFilter.NONE, 0, 1).getFirst().details())
                .containsEntry(Detail.REASON, "TAKEN_OVER");
    }

    @Test
    void withoutAProofNothingIsChanged() {
        assertThatThrownBy(() -> factors.begin(member)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> factors.removeAppOf(member)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> factors.renewCodes(member)).isInstanceOf(ProofTooOld.class);
        assertThat(factors.hasApp(member)).isTrue();
    }
}
