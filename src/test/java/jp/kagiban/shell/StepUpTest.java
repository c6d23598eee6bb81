package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Detail;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.audit.LoginSpaceHistory;
import jp.kagiban.delivery.DeliveryRule;
import jp.kagiban.delivery.DeliverySettings;
import jp.kagiban.delivery.chat.ChatChannels;
import jp.kagiban.delivery.push.PushBrowsers;
import jp.kagiban.login.OwnAccount;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.ProofTooOld;
import jp.kagiban.login.session.SecondFactor;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.login.ui.CodeField;
import jp.kagiban.login.ui.StepUp;
import jp.kagiban.order.OrderRetention;
import jp.kagiban.order.OrderRetention.RetentionDays;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.KeyCommands;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.ShopEdit;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.Invitations;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * What weighs wants a member who counts as proven: asked on the screen, demanded below. How long a proof counts, {@link
 * ProofOfPersonTest} tells.
 */
@ScreenTest
class StepUpTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    SecondFactor second;

    @Autowired
    StepUp stepUp;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    KeyCommands keyCommands;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    Team team;

    @Autowired
    Invitations invitations;

    @Autowired
    Company company;

    @Autowired
    OrderRetention retention;

    @Autowired
    History history;

    @Autowired
    LoginSpaceHistory loginSpace;

    @Autowired
    Memberships memberships;

    @Autowired
    OwnAccount account;

    @Autowired
    PushBrowsers browsers;

    @Autowired
    ChatChannels channels;

    @Autowired
    DeliverySettings delivery;

    @Autowired
    MemberSessions sessions;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    private final AtomicInteger done = new AtomicInteger();
    private MemberId owner;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeEach
    void logIn() {
        owner = merchants.open("山田商店").owner();
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        tab = portal.newUser(login.provenAt(owner, clock.instant())).newWindow();
        tab.activate();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void wait(Duration duration) {
        clock.advance(duration);
        stepUp.then(done::incrementAndGet);
    }

    /** Who hasn't is led to showing it, as soon as any part of their page draws itself anew. */
    private void showASecondFactor() {
        login.enter(tab.getUI().getSession(), login.withSecondFactorAt(owner, clock.instant()));
    }

    private void confirm() {
        tab.test(tab.find(Button.class).withText("確認").single()).click();
    }

    @Test
    void withinFiveMinutesNothingIsAsked() {
        wait(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(done).hasValue(1);
    }

    @Test
    void laterThePasswordIsAskedFor() {
        wait(Duration.ofMinutes(5));
        assertThat(done).hasValue(0);
        assertThat(tab.find(Dialog.class).single().getHeaderTitle()).isEqualTo("本人確認");
        tab.test(tab.find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
        confirm();
        assertThat(done).hasValue(1);
        wait(Duration.ofMinutes(4));
        assertThat(done).hasValue(2);
    }

    @Test
    void aWrongPasswordIsSaidAndNothingIsDone() {
        wait(Duration.ofHours(1));
        tab.test(tab.find(PasswordField.class).single()).setValue("まちがえた");
        confirm();
        assertThat(tab.find(PasswordField.class).single().getErrorMessage()).isEqualTo("パスワードが違います。");
        assertThat(done).hasValue(0);
    }

    @Test
    void withAnAppTheCodeIsAskedFor() {
        showASecondFactor();
        factors.setUp(owner);
        wait(Duration.ofHours(1));
        tab.test(tab.find(TextField.class).single()).setValue(factors.code(owner));
        confirm();
        assertThat(done).hasValue(1);
    }

    @Test
    void withAPasskeyAloneThePasswordIsNotAskedForEither() {
        showASecondFactor();
        factors.addPasskey(owner);
        wait(Duration.ofHours(1));
        assertThat(tab.find(PasswordField.class).exists()).isFalse();
        tab.test(tab.find(TextField.class).single()).setValue(Merchants.PASSWORD);
        confirm();
        assertThat(done).hasValue(0);
    }

    /** Whoever needs an app first takes longer than five minutes. */
    @Test
    void settingUpAnAppIsOnePieceOfWork() {
        UI.getCurrent().navigate("security");
        press("認証アプリを登録");
        clock.advance(Duration.ofMinutes(29));
        type(codeOfTheApp());
        press("確認して有効にする");
        assertThat(second.isSetUpBy(owner)).isTrue();
    }

    @Test
    void afterHalfAnHourItGoesOnWhereItWasOnceThePasswordIsShown() {
        UI.getCurrent().navigate("security");
        press("認証アプリを登録");
        clock.advance(Duration.ofMinutes(30));
        type(codeOfTheApp());
        press("確認して有効にする");
        tab.test(tab.find(PasswordField.class, dialog("本人確認")).single()).setValue(Merchants.PASSWORD);
        confirm();
        assertThat(second.isSetUpBy(owner)).isTrue();
    }

    /** Vaadin would leave the address of an app out. */
    @Test
    void aLinkOpensTheAppOnTheSamePhone() {
        UI.getCurrent().navigate("security");
        press("認証アプリを登録");
        String seed = tab.find(Code.class).single().getText().replace(" ", "");
        assertThat(tab.find(Anchor.class).withText("この端末の認証アプリで開く").single().getHref())
                .startsWith("otpauth://totp/Kagiban:")
                .contains("?secret=" + seed + "&issuer=Kagiban");
    }

    @Test
    void anEmptyCodeOfAnAppIsNoTry() {
        UI.getCurrent().navigate("security");
        press("認証アプリを登録");
        press("確認して有効にする");
        assertThat(codeField().getErrorMessage()).isEqualTo("認証コードを入力してください。");
    }

    private String codeOfTheApp() {
        return TestFactors.codeOf(tab.find(Code.class).single().getText(), clock.instant());
    }

    private CodeField codeField() {
        return tab.find(CodeField.class).single();
    }

    private void type(String code) {
        tab.test(codeField()).setValue(code);
    }

    private Dialog dialog(String title) {
        return tab.find(Dialog.class).all().stream()
                .filter(dialog -> dialog.getHeaderTitle().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theQuestionGoesWithThePageThatAskedIt() {
        wait(Duration.ofHours(1));
        assertThat(tab.find(Dialog.class).exists()).isTrue();
        UI.getCurrent().navigate("manual");
        assertThat(tab.find(Dialog.class).exists()).isFalse();
        assertThat(done).hasValue(0);
    }

    @Test
    void theServicesDemandItToo() {
        clock.advance(Duration.ofMinutes(5));
        ShopId shop = ShopId.next();
        assertThatThrownBy(() -> shopForms.renew(shop, "SL1", Set.of(), owner)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> keyCommands.withdraw(shop, new GenerationId(shop.id()), owner))
                .isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> team.remove(owner)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> team.change(owner, Role.OWNER)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> invitations.invite("a@example.jp", Role.OWNER, Locale.JAPANESE))
                .isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> invitations.resend(shop.id(), Locale.JAPANESE)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> shopRecords.delete(shop, owner)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> company.askForEnd("山田商店")).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(company::grantSupport).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> company.demandSecondFactor(true)).isInstanceOf(ProofTooOld.class);
        assertThat(company.rename("山田商会")).isEmpty();
        ShopEdit edit = new ShopEdit(1, "店", "a", "", RakutenEntry.renewal("SL1"), Set.of());
        assertThatThrownBy(() -> shopForms.update(shop, edit, owner)).isInstanceOf(ProofTooOld.class);
    }

    @Test
    void soDoWhatTellsOutsideAndWhen() {
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> browsers.add("{}", Locale.JAPANESE)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> channels.remove(Ids.next())).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> delivery.change(DeliveryRule.USUAL)).isInstanceOf(ProofTooOld.class);
        assertThat(browsers.remove(Ids.next())).isFalse();
    }

    @Test
    void whoIsKeptFromItStandsInTheHistory() {
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(company::grantSupport).isInstanceOf(ProofTooOld.class);
        assertRefused(
                history.page(HistoryFilter.NONE, 0, 1).getFirst(),
                Map.of(Detail.REASON, "PROOF_TOO_OLD", Detail.TARGET, "MANAGE_COMPANY"));
    }

    /** As their changes of it do: a login belongs to no company. */
    @Test
    void whoIsKeptFromTheirOwnLoginStandsInTheHistoryOfTheLoginSpace() {
        clock.advance(Duration.ofMinutes(5));
        int ofTheCompany = history.count(HistoryFilter.NONE);
        assertThatThrownBy(() -> sessions.endOthers(owner)).isInstanceOf(ProofTooOld.class);
        assertRefused(lastOfLogins(), Map.of(Detail.REASON, "PROOF_TOO_OLD", Detail.TARGET, "security"));
        assertThat(history.count(HistoryFilter.NONE)).isEqualTo(ofTheCompany);
    }

    @Test
    void anothersLoginIsNotAllowedHoweverFreshTheProof() {
        MemberId other = MemberId.next();
        assertThatThrownBy(() -> sessions.endOthers(other)).isInstanceOf(ProofTooOld.class);
        assertRefused(lastOfLogins(), Map.of(Detail.TARGET, "security"));
    }

    private Entry lastOfLogins() {
        return loginSpace.page(HistoryFilter.NONE, 0, 1).getFirst();
    }

    private void assertRefused(Entry last, Map<Detail, String> details) {
        assertThat(last.action()).contains(Action.ACCESS_REFUSED);
        assertThat(last.actor().id()).isEqualTo(owner);
        assertThat(last.details()).isEqualTo(details);
    }

    /** The password alone stands for the member only where it is all they have. */
    @Test
    void whoHasASecondFactorShowsItBeforeTheirLoginIsChanged() {
        factors.setUp(owner);
        assertThatThrownBy(() -> account.changePassword(owner, Merchants.PASSWORD, "あたらしい傘を買いました"))
                .isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> account.changeAddress(owner, Merchants.PASSWORD, "hanako@next.example.jp"))
                .isInstanceOf(ProofTooOld.class);
    }

    @Test
    void theFormsOfTheLoginAskForItBesideThePassword() {
        UI.getCurrent().navigate("security");
        clock.advance(Duration.ofMinutes(5));
        press("パスワードを変更");
        assertThat(tab.find(Dialog.class).exists()).isFalse();
        factors.setUp(owner);
        press("パスワードを変更");
        assertThat(tab.find(Dialog.class).single().getHeaderTitle()).isEqualTo("本人確認");
    }

    private void press(String button) {
        tab.test(tab.find(Button.class).withText(button).single()).click();
    }

    @Test
    void endingLoginsAsks() {
        assertThat(sessions.endOthers(owner)).isZero();
        clock.advance(Duration.ofMinutes(5));
        assertThatThrownBy(() -> sessions.endOthers(owner)).isInstanceOf(ProofTooOld.class);
        assertThatThrownBy(() -> sessions.end(owner, UUID.randomUUID())).isInstanceOf(ProofTooOld.class);
    }

    /** What is too old goes for good. */
    @Test
    void shorteningTheRetentionAsksAndLengtheningItDoesNot() {
        UI.getCurrent().navigate("settings");
        clock.advance(Duration.ofMinutes(5));
        keepFor(500);
        assertThat(retention.days()).isEqualTo(500);
        keepFor(499);
        assertAsked();
        assertThat(retention.days()).isEqualTo(500);
        assertThatThrownBy(() -> retention.keepFor(new RetentionDays(499))).isInstanceOf(ProofTooOld.class);
    }

    private void keepFor(int days) {
        type("保存する日数", String.valueOf(days));
        press("保存期間を変更");
    }

    @Test
    void detailsWithoutAKeyAreSavedWithoutIt() {
        clock.advance(Duration.ofMinutes(5));
        ShopEdit edit = new ShopEdit(1, "店", "a", "", RakutenEntry.renewal(""), Set.of());
        assertThat(shopForms.update(ShopId.next(), edit, owner)).isNotNull();
    }

    @Test
    void demandingASecondFactorOfAllAsks() {
        UI.getCurrent().navigate("settings");
        clock.advance(Duration.ofMinutes(5));
        tab.test(tab.find(Checkbox.class).withLabel("メンバー全員に求める").single()).click();
        tab.test(tab.find(Button.class).withText("二段階認証の設定を保存").single()).click();
        tab.test(tab.find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
        assertThat(company.settings().secondFactorForAll()).isFalse();
        confirm();
        assertThat(company.settings().secondFactorForAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "audit"})
    void aFileWantsAProofAndSaysIfItHasLapsed(String page) {
        UI.getCurrent().navigate(page);
        clock.advance(Duration.ofMinutes(5));
        tab.test(tab.find(Button.class).withText("CSV出力").single()).click();
        tab.test(tab.find(PasswordField.class).single()).setValue(Merchants.PASSWORD);
        confirm();
        assertThat(download()).isNotEmpty();
        clock.advance(Duration.ofMinutes(5));
        assertThat(download()).isEmpty();
        assertThat(PageText.of(UI.getCurrent())).contains("本人確認の有効時間が過ぎたため、ファイルを出力できませんでした。");
    }

    private String download() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            tab.test(tab.find(Anchor.class).withText("ダウンロード").single()).download(file);
        } catch (RuntimeException refused) {
            file.reset();
        }
        tab.getUI().getSession().getService().runPendingAccessTasks(tab.getUI().getSession());
        return file.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFormOfANewShopAsks() {
        UI.getCurrent().navigate("shops/new");
        clock.advance(Duration.ofMinutes(5));
        type("ショップURL", "shop-a");
        type("serviceSecret", "SP123456_a1b2c3d4e5f6");
        type("licenseKey", "SL123456_abcdefgh0001");
        tab.test(tab.find(Button.class).withText("設定を保存して次へ進む").single()).click();
        assertThat(tab.find(Dialog.class).single().getHeaderTitle()).isEqualTo("本人確認");
    }

    private void type(String label, String value) {
        tab.test(tab.find(TextField.class).withLabel(label).single()).setValue(value);
    }

    @Test
    void nobodyIsAskedForAFormThatIsWrong() {
        UI.getCurrent().navigate("shops/new");
        clock.advance(Duration.ofMinutes(5));
        tab.test(tab.find(Button.class).withText("設定を保存して次へ進む").single()).click();
        assertThat(tab.find(Dialog.class).exists()).isFalse();
        assertThat(PageText.of(UI.getCurrent())).contains("licenseKeyを入力してください。");
    }

    @Test
    void theScreensOfMembersAndOfTheCompanyAskToo() {
        UI.getCurrent().navigate("members");
        clock.advance(Duration.ofMinutes(5));
        tab.test(tab.find(Button.class).withText("メンバーを招待").single()).click();
        type("メールアドレス", "sato@example.com");
        tab.test(tab.find(Button.class).withText("招待メールを送る").single()).click();
        assertAsked();
        UI.getCurrent().navigate("settings");
        tab.test(tab.find(Button.class).withText("24時間だけ許可").single()).click();
        assertAsked();
    }

    private void assertAsked() {
        assertThat(tab.find(Dialog.class).all().getLast().getHeaderTitle()).isEqualTo("本人確認");
        tab.find(Dialog.class).all().forEach(Dialog::close);
    }

    /** Whoever closes the question leaves the role as it is, on the screen too. */
    @Test
    @SuppressWarnings("unchecked")
    void aRoleThatWasChosenHoldsOnlyAfterTheProof() {
        TenantId tenant = memberships.tenantsOf(owner).getFirst();
        MemberId sato = merchants.colleague(tenant, "佐藤 一郎", Role.VIEWER);
        UI.getCurrent().navigate("members");
        clock.advance(Duration.ofMinutes(5));
        Select<Role> choice = tab.find(Select.class).all().getLast();
        tab.test(choice).selectItem("管理者");
        assertAsked();
        assertThat(memberships.role(tenant, sato)).contains(Role.VIEWER);
        assertThat(((Select<Role>) tab.find(Select.class).all().getLast()).getValue())
                .isEqualTo(Role.VIEWER);
    }
}
