package jp.kagiban.login.factor;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.audit.Outcome;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.AddressLinks;
import jp.kagiban.login.Consents;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.PasskeyLogIns;
import jp.kagiban.login.password.CurrentPassword;
import jp.kagiban.login.session.LogOuts;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.ProofResult;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailScreenTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each proof within a login, and each change to an account, stands in the history of the login space. */
@MailScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class AccountHistoryTest extends SpringBrowserlessTest {

    @Autowired
    CurrentPassword passwords;

    @Autowired
    CodeCheck codes;

    @Autowired
    PasskeyLogIns passkeys;

    @Autowired
    OwnFactors factors;

    @Autowired
    OwnAccount account;

    @Autowired
    Accounts accounts;

    @Autowired
    AddressLinks links;

    @Autowired
    MemberSessions sessions;

    @Autowired
    LogOuts logOuts;

    @Autowired
    MemberLanguage languages;

    @Autowired
    Consents consents;

    @Autowired
    TestLogin login;

    @Autowired
    CurrentMember current;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    private MemberId member;

    @BeforeEach
    void begin() {
        member = current.id();
        PostOffice.empty();
    }

    private Entry last() {
        return latest(1).getFirst();
    }

    private List<Entry> latest(int many) {
        return history.page(HistoryFilter.NONE, 0, many);
    }

    private void stands(Action action, Detail detail, String value) {
        assertThat(last().action()).contains(action);
        assertThat(last().subject().id()).isEqualTo(member.id());
        assertThat(last().details()).containsEntry(detail, value);
    }

    private byte[] setUpApp() {
        try (Enrolment enrolment = factors.begin(member)) {
            byte[] seed = enrolment.seed().toBytes();
            factors.confirm(member, enrolment, Totp.code(seed, Totp.step(clock.instant())));
            return seed;
        }
    }

    @Test
    void aPasswordThatIsTakenAsProof() {
        passwords.prove(member, Merchants.PASSWORD);
        stands(Action.PROOF_TAKEN, Detail.FACTOR, "PASSWORD");
        assertThat(last().outcome()).isEqualTo(Outcome.DONE);
    }

    /** Each costs a slow hash. */
    @Test
    void nobodyProvesThemselvesWithoutEnd() {
        for (int i = 0; i < 20; i++) {
            assertThat(passwords.prove(member, Merchants.PASSWORD).outcome()).isEqualTo(ProofResult.Outcome.RIGHT);
        }
        assertThat(passwords.prove(member, Merchants.PASSWORD).outcome()).isEqualTo(ProofResult.Outcome.WAIT);
        stands(Action.PROOF_REFUSED, Detail.REASON, "WAIT");
    }

    @Test
    void aPasswordThatIsRefusedAndTheWaitAfterwardsOnce() {
        for (int i = 0; i < 3; i++) {
            passwords.prove(member, "まちがえた");
        }
        stands(Action.PROOF_REFUSED, Detail.REASON, "WRONG_PASSWORD");
        assertThat(last().outcome()).isEqualTo(Outcome.REFUSED);
        passwords.prove(member, Merchants.PASSWORD);
        stands(Action.PROOF_REFUSED, Detail.REASON, "WAIT");
        long seq = last().seq();
        passwords.prove(member, Merchants.PASSWORD);
        assertThat(last().seq()).isEqualTo(seq);
    }

    @Test
    void theNextDelayIsSaidAgain() {
        for (int i = 0; i < 4; i++) {
            passwords.prove(member, "まちがえた");
        }
        long seq = last().seq();
        clock.advance(Duration.ofSeconds(1));
        passwords.prove(member, "まちがえた");
        passwords.prove(member, "まちがえた");
        stands(Action.PROOF_REFUSED, Detail.REASON, "WAIT");
        assertThat(last().seq()).isEqualTo(seq + 2);
    }

    @Test
    void aCodeThatIsTakenOrRefusedAsProof() {
        byte[] seed = setUpApp();
        clock.advance(Duration.ofMinutes(1));
        codes.prove("000000");
        stands(Action.PROOF_REFUSED, Detail.REASON, "WRONG_CODE");
        stands(Action.PROOF_REFUSED, Detail.FACTOR, "CODE");
        codes.prove(Totp.code(seed, Totp.step(clock.instant())));
        stands(Action.PROOF_TAKEN, Detail.FACTOR, "CODE");
    }

    @Test
    void aSecondFactorThatMustWait() {
        setUpApp();
        for (int i = 0; i < 3; i++) {
            codes.enter("000000");
        }
        stands(Action.LOGIN_REFUSED, Detail.REASON, "WRONG_CODE");
        codes.enter("000000");
        stands(Action.LOGIN_REFUSED, Detail.REASON, "WAIT");
        long seq = last().seq();
        codes.enter("000000");
        assertThat(last().seq()).isEqualTo(seq);
    }

    @Test
    void aPasskeyThatIsRefusedAsProof() {
        passkeys.prove(passkeys.ask(), "{}");
        stands(Action.PROOF_REFUSED, Detail.REASON, "STRANGE_PASSKEY");
    }

    @Test
    void aWrongPasswordBeforeAChange() {
        account.changePassword(member, "まちがえた", "あたらしい傘を買いました");
        stands(Action.PROOF_REFUSED, Detail.FACTOR, "PASSWORD");
    }

    @Test
    void anotherNameAndNotTheSameOne() {
        String before = accounts.name(member).orElseThrow();
        account.rename(member, "山田 はな");
        account.rename(member, "山田 はな");
        assertThat(latest(2)).extracting(Entry::code).containsOnlyOnce("MEMBER_RENAMED");
        assertThat(latest(1).getFirst().subject().label()).isEqualTo(before);
    }

    @Test
    void anotherAddressThatIsAskedForAndTaken() {
        String next = "next-" + UUID.randomUUID() + "@example.jp";
        account.changeAddress(member, Merchants.PASSWORD, next);
        stands(Action.MAIL_ADDRESS_CHANGE_ASKED, Detail.MAIL, "n…@example.jp");
        jobs.runDue();
        links.confirm(PostOffice.link(next).substring("/verify/".length()));
        assertThat(latest(2)).extracting(Entry::code).containsExactly("MAIL_ADDRESS_PROVEN", "MAIL_ADDRESS_CHANGED");
    }

    @Test
    void oneLoginThatIsEndedOnTheOwnPage() {
        sessions.end(member, login.session(login.begun(member)));
        stands(Action.LOGINS_ENDED, Detail.REASON, "ELSEWHERE");
        assertThat(last().actor().id()).isEqualTo(member);
        assertThat(last().amount()).isEqualTo(1);
    }

    @Test
    void allOthersThatAreEndedThere() {
        login.begun(member);
        login.begun(member);
        sessions.endOthers(member);
        assertThat(last().amount()).isEqualTo(2);
        long seq = last().seq();
        sessions.endOthers(member);
        assertThat(last().seq()).isEqualTo(seq);
    }

    @Test
    void loginsThatANewPasswordEnds() {
        login.begun(member);
        account.changePassword(member, Merchants.PASSWORD, "あたらしい傘を買いました");
        assertThat(latest(2)).extracting(Entry::code).containsExactlyInAnyOrder("LOGINS_ENDED", "PASSWORD_CHANGED");
    }

    @Test
    void loginsThatAnOperatorEnds() {
        login.begun(member);
        logOuts.all(member);
        stands(Action.LOGINS_ENDED, Detail.REASON, "OPERATOR");
        assertThat(last().actor()).isEqualTo(Actor.portal());
        assertThat(last().subject().label()).isEqualTo("山田 花子");
    }

    @Test
    void consentOfANewMember() {
        consents.given(member);
        stands(Action.CONSENT_GIVEN, Detail.FIELDS, "TERMS PRIVACY");
        assertThat(last().actor().id()).isEqualTo(member);
    }

    @Test
    void anotherLanguageOfMails() {
        languages.choose(member, Locale.ENGLISH);
        stands(Action.MAIL_LANGUAGE_CHANGED, Detail.LANGUAGE, "en");
        long seq = last().seq();
        languages.choose(member, Locale.ENGLISH);
        assertThat(last().seq()).isEqualTo(seq);
    }

    @Test
    void aLanguageThatChangesToAndFroFillsNoHistory() {
        long seq = last().seq();
        for (int i = 0; i < 20; i++) {
            languages.choose(member, Locale.ENGLISH);
            languages.choose(member, Locale.JAPANESE);
        }
        assertThat(last().seq() - seq).isEqualTo(10);
    }
}
