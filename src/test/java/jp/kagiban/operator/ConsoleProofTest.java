package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.vault.VaultKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** What an operator does to companies wants an operator who counts as proven: asked on the screen, demanded below. */
@ScreenTest
class ConsoleProofTest {

    private static final String REASON = "お支払いの確認ができないため";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    OperatorRoll operators;

    @Autowired
    Console console;

    @Autowired
    LoginSpaceHistory logins;

    @Autowired
    VaultKeys vault;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    private Merchant yamada;
    private Merchant sato;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeEach
    void anOperatorLogsIn() {
        yamada = merchants.open("山田商店");
        sato = merchants.open("佐藤商店");
        operators.add(sato.email());
        factors.setUp(sato.owner());
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        tab = portal.newUser(login.withSecondFactorAt(sato.owner(), clock.instant()))
                .newWindow();
        tab.activate();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void openAndWait(String address) {
        UI.getCurrent().navigate(address);
        clock.advance(Duration.ofMinutes(5));
    }

    private void press(String words) {
        tab.test(tab.find(Button.class).withText(words).single()).click();
    }

    private void prove() {
        Dialog asking = tab.find(Dialog.class).single();
        assertThat(asking.getHeaderTitle()).isEqualTo("本人確認");
        tab.test(tab.find(TextField.class, asking).single()).setValue(factors.code(sato.owner()));
        press("確認");
    }

    private boolean suspended() {
        return console.of(yamada.tenant()).orElseThrow().tenancy().suspension().isPresent();
    }

    @Test
    void suspendingACompanyAsks() {
        openAndWait("operator/tenants/" + yamada.tenant());
        tab.test(tab.find(TextArea.class).single()).setValue(REASON);
        press("利用を停止");
        assertThat(suspended()).isFalse();
        prove();
        assertThat(suspended()).isTrue();
    }

    @Test
    void nobodyIsAskedWithoutAReason() {
        openAndWait("operator/tenants/" + yamada.tenant());
        press("利用を停止");
        assertThat(tab.find(Dialog.class).exists()).isFalse();
    }

    @Test
    void invitingACompanyAsks() {
        openAndWait("operator");
        tab.test(tab.find(TextField.class).withLabel("招待するメールアドレス").single()).setValue("hanako@example.jp");
        press("招待メールを送る");
        assertThat(PageText.of(UI.getCurrent())).doesNotContain("hanako@example.jp");
        prove();
        assertThat(PageText.of(UI.getCurrent())).contains("hanako@example.jp");
    }

    @Test
    void changingTheVaultsKeyAsks() {
        long before = vault.standing().active().number();
        openAndWait("operator");
        press("鍵を交換");
        tab.test(tab.find(ConfirmDialog.class).single()).confirm();
        prove();
        assertThat(PageText.of(UI.getCurrent())).contains("新しい鍵を作りました");
        jobs.runDue();
        assertThat(vault.standing().active().number()).isEqualTo(before + 1);
        clock.advance(Duration.ofMinutes(3));
        jobs.runDue();
    }

    @Test
    void thatThereIsNoRecoveryKeyIsTold() {
        openAndWait("operator");
        assertThat(PageText.of(UI.getCurrent())).contains("復旧用の鍵がありません", "./kagiban vault recovery-init");
    }

    @Test
    void theConsoleDemandsItToo() {
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> console.suspend(yamada.tenant(), REASON)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> console.resume(yamada.tenant())).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> console.invite("hanako@example.jp", Locale.JAPANESE))
                .isInstanceOf(ProofTooOld.class);
    }

    @Test
    void whoIsKeptFromItStandsInTheHistoryOfTheLoginSpace() {
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> console.suspend(yamada.tenant(), REASON)).isInstanceOf(ProofTooOld.class);
        var last = logins.page(HistoryFilter.NONE, 0, 1).getFirst();
        assertThat(last.action()).contains(Action.ACCESS_REFUSED);
        assertThat(last.details()).isEqualTo(Map.of(Detail.REASON, "PROOF_TOO_OLD", Detail.TARGET, "operator"));
    }
}
