package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.BrowserlessUserContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.delivery.DeliveryLog;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.login.OwnAccount.MemberRenamed;
import jp.kagiban.login.member.AddressProven;
import jp.kagiban.login.member.LoginNoted;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.DrawnButtons;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ScriptedRms;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;

/** Two tabs of one member in two companies: nothing of one tab's company reaches the other tab. */
@ScreenTest
class TwoTabsTest {

    private static final String KEY_OF_YAMADA = "SL111111_keyOfYamada01";
    private static final String KEY_OF_SATO = "SL222222_keyOfSato00001";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    Memberships memberships;

    @Autowired
    TestLogin login;

    @Autowired
    TenantScope scope;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ScriptedRms rms;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SettableClock clock;

    @Autowired
    History history;

    @Autowired
    DeliveryLog deliveries;

    @Autowired
    ApplicationEventPublisher events;

    private TenantId yamada;
    private TenantId sato;
    private MemberId member;
    private ShopId shopOfYamada;
    private ShopId shopOfSato;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext inYamada;
    private BrowserlessUIContext inSato;

    @BeforeEach
    void openATabInEachCompany() {
        clock.set(SettableClock.START);
        jobs.forget();
        rms.refuses(KEY_OF_YAMADA);
        rms.refuses(KEY_OF_SATO);
        Merchant first = merchants.open("山田商店");
        Merchant second = merchants.open("佐藤商店");
        yamada = first.tenant();
        sato = second.tenant();
        member = first.owner();
        merchants.join(sato, member, Role.OWNER);
        shopOfYamada = shop(first, "山田の本店", KEY_OF_YAMADA);
        shopOfSato = shop(second, "佐藤の本店", KEY_OF_SATO);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        BrowserlessUserContext browser = portal.newUser(login.of(member));
        inYamada = tab(browser, yamada);
        inSato = tab(browser, sato);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private BrowserlessUIContext tab(BrowserlessUserContext browser, TenantId tenant) {
        UI.setCurrent(null);
        clock.advance(Duration.ofSeconds(1));
        memberships.rememberChoice(tenant, member);
        return browser.newWindow();
    }

    private ShopId shop(Merchant merchant, String name, String key) {
        KeyEntry keys = RakutenEntry.of("SP" + key.substring(2, 9) + "a1b2c3d4e5f6", key);
        NewShop form = new NewShop(name, "shop", "", RakutenFamilies.OWN_APP, keys, Set.of());
        return PortalActs.in(() ->
                scope.in(merchant.tenant(), () -> ((Saving.Saved) shopForms.register(form, merchant.owner())).shop()));
    }

    private static void open(BrowserlessUIContext tab, String address) {
        tab.activate();
        tab.getUI().navigate(address);
    }

    private static String page(BrowserlessUIContext tab) {
        tab.activate();
        tab.find(H1.class).exists();
        return PageText.of(tab.getUI());
    }

    private static void becomes(BrowserlessUIContext tab, String words) {
        await().pollInSameThread().untilAsserted(() -> assertThat(page(tab)).contains(words));
    }

    private void rmsTakes(String... keys) {
        for (String key : keys) {
            rms.takes(key, SettableClock.START.plus(Duration.ofDays(5)));
        }
        jobs.runDue();
    }

    @Test
    void aNoticeOfOneCompanyIsShownInItsTabAlone() {
        open(inYamada, "");
        open(inSato, "");
        rmsTakes(KEY_OF_YAMADA);
        becomes(inYamada, "あと5日となっています。");
        assertThat(page(inYamada)).contains("山田の本店").doesNotContain("佐藤の本店");
        assertThat(page(inSato)).doesNotContain("山田の本店", "あと5日");
    }

    @Test
    void whatIsReadInOneCompanyStaysUnreadInTheOther() {
        rmsTakes(KEY_OF_YAMADA, KEY_OF_SATO);
        open(inYamada, "");
        open(inSato, "");
        becomes(inSato, "未読1件");
        inYamada.activate();
        assertThat(DrawnButtons.press("既読にする 山田の本店")).isTrue();
        becomes(inYamada, "未読0件");
        assertThat(page(inSato)).contains("未読1件");
    }

    @Test
    void aHalfFilledFormStaysInItsTabAndIsLeftAlone() {
        open(inYamada, "shops/" + shopOfYamada);
        open(inSato, "shops/" + shopOfSato);
        TextField name = name(inYamada);
        inYamada.test(name).setValue("まだ書きかけ");
        rmsTakes(KEY_OF_SATO);
        becomes(inSato, "有効期限 2026/11/30");
        assertThat(name(inSato).getValue()).isEqualTo("佐藤の本店");
        assertThat(page(inYamada)).doesNotContain("有効期限 2026/11/30");
        assertThat(name(inYamada)).isSameAs(name);
        assertThat(name.getValue()).isEqualTo("まだ書きかけ");
    }

    @Test
    void whatAMemberDoesAsSuchStandsInTheHistoryOfBothCompanies() {
        inYamada.activate();
        events.publishEvent(new MemberRenamed(member, "山田 花"));
        events.publishEvent(new LoginNoted(member, AuditRecord.of(Action.PASSWORD_CHANGED)));
        assertThat(history(yamada)).contains("MEMBER_RENAMED", "PASSWORD_CHANGED");
        assertThat(history(sato)).contains("MEMBER_RENAMED", "PASSWORD_CHANGED");
    }

    @Test
    void anAddressProvenInATabIsReachedByBothCompanies() {
        inYamada.activate();
        events.publishEvent(new AddressProven(member, true));
        assertThat(mails(yamada)).hasSize(mails(sato).size()).isNotEmpty();
    }

    private List<String> history(TenantId tenant) {
        return asThePortal(
                tenant,
                () -> history.page(HistoryFilter.NONE, 0, 5).stream()
                        .map(Entry::code)
                        .toList());
    }

    private List<DeliveryLog.Line> mails(TenantId tenant) {
        return asThePortal(tenant, () -> deliveries.lastTen(ChannelKind.MAIL, member.id()));
    }

    private <T> T asThePortal(TenantId tenant, Supplier<T> task) {
        UI.setCurrent(null);
        return PortalActs.in(() -> scope.in(tenant, task));
    }

    private static TextField name(BrowserlessUIContext tab) {
        tab.activate();
        return tab.find(TextField.class).withLabel("店舗名").single();
    }
}
