package jp.kagiban.login.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import java.util.List;
import java.util.Locale;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.audit.TooManyEntries;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.passkey.Passkeys;
import jp.kagiban.login.passkey.TestPasskeys;
import jp.kagiban.login.session.Factor;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.mail.MailKind;
import jp.kagiban.shared.MemberId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailScreenTest;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** What a member proves themselves by doesn't change in silence: they get a mail, and the history an entry. */
@MailScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class FactorNewsTest extends SpringBrowserlessTest {

    @Autowired
    OwnFactors factors;

    @Autowired
    RecoveryCodes codes;

    @Autowired
    Passkeys passkeys;

    @Autowired
    UserCredentialRepository rows;

    @Autowired
    RecentProof proof;

    @Autowired
    FactorNews news;

    @Autowired
    MemberLanguage languages;

    @Autowired
    OwnAccount account;

    @Autowired
    CurrentMember current;

    @Autowired
    LoginSpaceHistory history;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    private MemberId member;

    @BeforeEach
    void begin() {
        member = current.id();
        PostOffice.empty();
    }

    private void setUpApp() {
        try (Enrolment enrolment = factors.begin(member)) {
            String code = Totp.code(enrolment.seed().toBytes(), Totp.step(clock.instant()));
            assertThat(factors.confirm(member, enrolment, code)).isPresent();
        }
    }

    private Entry last() {
        return history.page(HistoryFilter.NONE, 0, 1).getFirst();
    }

    private void wasTold(Action action, String subject) throws Exception {
        assertThat(last().action()).contains(action);
        assertThat(last().actor().kind()).isEqualTo(Actor.Kind.MEMBER);
        assertThat(last().subject().id()).isEqualTo(member.id());
        jobs.runDue();
        assertThat(PostOffice.to(account.address(member).orElseThrow())
                        .getLast()
                        .getSubject())
                .isEqualTo(subject);
    }

    @Test
    void anAppThatIsSetUp() throws Exception {
        setUpApp();
        wasTold(Action.APP_SET_UP, "認証アプリが登録されました");
    }

    @Test
    void anAppThatIsRemoved() throws Exception {
        setUpApp();
        factors.removeAppOf(member);
        wasTold(Action.APP_REMOVED, "認証アプリが解除されました");
    }

    @Test
    void withoutAnAppNoneIsRemoved() {
        factors.removeAppOf(member);
        assertThat(last().action()).isNotEqualTo(java.util.Optional.of(Action.APP_REMOVED));
    }

    @Test
    void newRecoveryCodes() throws Exception {
        factors.renewCodes(member);
        wasTold(Action.RECOVERY_CODES_RENEWED, "回復コードが再発行されました");
    }

    @Test
    void codesAreNotRenewedWithoutEnd() {
        for (int i = 0; i < 30; i++) {
            factors.renewCodes(member);
        }
        assertThatThrownBy(() -> factors.renewCodes(member)).isInstanceOf(TooManyEntries.class);
    }

    @Test
    void aRecoveryCodeThatIsUsed() throws Exception {
        String code = transaction.execute(_ -> codes.renew(member)).getFirst();
        assertThat(factors.takeRecoveryCode(member, "AAAA-BBBB-CCCC-DDDD")).isFalse();
        assertThat(factors.takeRecoveryCode(member, code)).isTrue();
        wasTold(Action.RECOVERY_CODE_USED, "回復コードが使われました");
        assertThat(last().amount()).isEqualTo(9);
        assertThat(PostOffice.part(
                        PostOffice.to(account.address(member).orElseThrow()).getLast(), 0))
                .contains("残っている回復コードは9個です");
    }

    @Test
    void aPasskeyThatIsRemoved() throws Exception {
        String id = TestPasskeys.add(rows, member);
        proof.renew(Factor.PASSKEY);
        passkeys.remove(member, id);
        wasTold(Action.PASSKEY_REMOVED, "パスキーが削除されました");
    }

    @Test
    void aNewPassword() {
        assertThat(account.changePassword(member, jp.kagiban.testing.Merchants.PASSWORD, "あたらしい傘を買いました"))
                .isEqualTo(AccountResult.DONE);
        assertThat(last().action()).contains(Action.PASSWORD_CHANGED);
    }

    @ParameterizedTest
    @EnumSource(
            value = MailKind.class,
            names = {"APP_.*", "PASSKEY_.*", "RECOVERY_CODES_RENEWED"},
            mode = EnumSource.Mode.MATCH_ANY)
    void theMailIsWrittenInBothForms(MailKind kind) {
        languages.choose(member, Locale.ENGLISH);
        news.tell(member, Action.PASSKEY_ADDED, kind);
        jobs.runDue();
        var mail = PostOffice.to(account.address(member).orElseThrow()).getLast();
        assertThat(List.of(PostOffice.part(mail, 0), PostOffice.part(mail, 1)))
                .allSatisfy(part -> assertThat(part).contains("Kagiban").doesNotContain("!en"));
    }
}
