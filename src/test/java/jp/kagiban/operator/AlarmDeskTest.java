package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.mail.Mail;
import jp.kagiban.mail.MailKind;
import jp.kagiban.mail.Mails;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.LoginSpace;
import jp.kagiban.shared.TenantId;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.LedgerCheck;
import jp.kagiban.vault.TestAlarms;
import jp.kagiban.vault.VaultAlarms;
import jp.kagiban.vault.VaultAlarms.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** What those who run the portal hear of the vault. */
@ScreenTest
@ViewPackages(packages = "jp.kagiban")
class AlarmDeskTest extends SpringBrowserlessTest {

    @Autowired
    AlarmDesk desk;

    @Autowired
    VaultAlarms alarms;

    @Autowired
    OperatorMails mails;

    @Autowired
    Mails outbox;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    LedgerCheck ledger;

    @Autowired
    Merchants merchants;

    @Autowired
    OperatorRoll operators;

    @Autowired
    TestFactors factors;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient db;

    private Merchant sato;

    @BeforeEach
    void runThePortal() {
        clock.set(SettableClock.START);
        TestAlarms.forgetAll(alarms, db);
        db.sql("DELETE FROM mail_outbox").update();
        sato = merchants.open("佐藤商店");
        operators.add(sato.email());
        factors.setUp(sato.owner());
        as(login.withSecondFactor(sato.owner()));
    }

    @AfterEach
    void leave() {
        operators.remove(sato.email());
    }

    private void as(Authentication with) {
        security.setContext(new SecurityContextImpl(with));
    }

    private String page() {
        UI.getCurrent().navigate("operator");
        return PageText.of(UI.getCurrent());
    }

    private List<String> mailed() {
        return db.sql("SELECT kind FROM mail_outbox WHERE recipient = ?")
                .param(sato.email())
                .query(String.class)
                .list();
    }

    @Test
    void withoutAlarmsThePageSaysSo() {
        assertThat(page()).contains("保管庫の警告", "警告はありません。").doesNotContain("すべて確認済みにする");
    }

    @Test
    void aPortalThatIsWellSaysSoInItsFirstSentence() {
        assertThat(page()).containsSubsequence("運用コンソール", "対応が必要なことはありません。", "稼働状況");
    }

    @Test
    void whatIsWrongComesBeforeTheRestAndTheGravestFirst() {
        TestAlarms.raise(alarms, Kind.SECRET_PUT_BACK, sato.tenant());
        outbox.send(Mail.of(MailKind.TRIAL, sato.email(), Locale.JAPANESE, Optional.empty()));
        clock.advance(Duration.ofMinutes(16));
        assertThat(page())
                .containsSubsequence("対応が必要なことが", "未確認の警告が1件あります", "送信待ち", "稼働状況", "モールの返答")
                .doesNotContain("対応が必要なことはありません");
    }

    @Test
    void anAlarmIsShownWithItsCompanyUntilSomebodyNotesIt() {
        TestAlarms.raise(alarms, Kind.SECRET_PUT_BACK, sato.tenant());
        assertThat(page()).contains("破棄したはずのキーが、データベースに戻されていました。", "佐藤商店", "未確認");
        test(find(Button.class).withText("すべて確認済みにする（1 件）").single()).click();
        assertThat(PageText.of(UI.getCurrent())).contains("確認済み").doesNotContain("未確認", "すべて確認済みにする");
    }

    @Test
    void whoseCompanyIsGoneAndWhoHasNoneIsTold() {
        TestAlarms.raise(alarms, Kind.HISTORY_CHANGED, LoginSpace.OWNER);
        TestAlarms.raise(alarms, Kind.LEDGER_CHANGED, TenantId.next());
        assertThat(page()).contains("ログイン（全会社共通）", "削除された会社");
    }

    @Test
    void itGoesOutByMail() {
        events.publishEvent(new VaultAlarms.Raised(Kind.SECRET_CHANGED, sato.tenant()));
        assertThat(mailed()).containsExactly("VAULT_ALARM");
    }

    @Test
    void oneWhoCantBeWrittenToKeepsNobodyFromBeingTold() {
        Merchant other = merchants.open("断念商店");
        operators.add(other.email());
        address(other, "nobody");
        events.publishEvent(new VaultAlarms.Raised(Kind.SECRET_CHANGED, sato.tenant()));
        address(other, other.email());
        operators.remove(other.email());
        assertThat(mailed()).containsExactly("VAULT_ALARM");
    }

    private void address(Merchant of, String email) {
        db.sql("UPDATE member SET email = ? WHERE id = ?")
                .params(email, Column.of(of.owner()))
                .update();
    }

    @Test
    void aCheckpointGoesOutByMail() {
        ledger.accept();
        mails.sendCheckpoint();
        assertThat(mailed()).contains("VAULT_CHECKPOINT");
    }

    @Test
    void nobodyElseSeesOrNotesAny() {
        as(login.of(merchants.open("山田商店").owner()));
        assertThatThrownBy(desk::latest).isInstanceOf(OperatorNeeded.class);
        assertThatThrownBy(() -> desk.see(clock.instant())).isInstanceOf(OperatorNeeded.class);
    }
}
