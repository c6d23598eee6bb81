package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.AccessRefused;
import jp.kagiban.tenancy.Company;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;

/** What one may not do is absent on the screens, and refused below. */
@ScreenTest
class RolesTest {

    private static final String REFUSED = "この操作はできません";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    Team team;

    @Autowired
    Company company;

    @Autowired
    TenantScope scope;

    private TenantId tenant;
    private SecuredBrowserlessApplicationContext<Authentication> portal;

    @BeforeEach
    void open() {
        tenant = merchants.open("山田商店").tenant();
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private BrowserlessUIContext as(Role role) {
        MemberId member = merchants.colleague(tenant, "佐藤 一郎", role);
        BrowserlessUIContext tab = portal.newUser(login.of(member)).newWindow();
        tab.activate();
        return tab;
    }

    private static String page(String address) {
        UI.getCurrent().navigate(address);
        return PageText.of(UI.getCurrent());
    }

    @Test
    void aViewerIsNotOfferedToAddAShop() {
        BrowserlessUIContext tab = as(Role.VIEWER);
        page("shops");
        assertThat(tab.find(Button.class).withText("店舗を追加").exists()).isFalse();
    }

    @Test
    void aViewerReadsThatOthersAddTheFirstShop() {
        as(Role.VIEWER);
        assertThat(page("shops")).contains("管理者か担当者が店舗を追加すると");
        assertThat(page("orders")).contains("管理者か担当者が店舗を追加すると").doesNotContain("モール詳細設定へ");
    }

    @Test
    void aViewerWhoTypesTheAddressOfAFormIsRefused() {
        BrowserlessUIContext tab = as(Role.VIEWER);
        page("shops/new");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo(REFUSED);
        page("shops");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("モール詳細設定");
    }

    @Test
    void aViewerIsRefusedByTheServicesToo() {
        as(Role.VIEWER);
        assertThatThrownBy(() -> shopForms.renew(ShopId.next(), "SL1", Set.of(), MemberId.next()))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    void aManagerWorksWithShopsAndNotWithMembers() {
        BrowserlessUIContext tab = as(Role.MANAGER);
        page("shops/new");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo("店舗の追加");
        assertThatThrownBy(() -> team.remove(MemberId.next())).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> shopRecords.delete(ShopId.next(), MemberId.next()))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    void aRoleThatWasTakenAwayBitesAtTheNextClick() {
        MemberId sato = merchants.colleague(tenant, "佐藤 一郎", Role.OWNER);
        BrowserlessUIContext tab = portal.newUser(login.of(sato)).newWindow();
        tab.activate();
        team.change(sato, Role.VIEWER);
        page("shops/new");
        assertThat(tab.find(H1.class).single().getText()).isEqualTo(REFUSED);
    }

    @Test
    void whoMayNotTakeTheCompanysEndBackReadsOfItToo() {
        PortalActs.run(() -> scope.run(tenant, () -> company.askForEnd("山田商店")));
        BrowserlessUIContext tab = as(Role.VIEWER);
        assertThat(page("shops")).contains("この会社は 2026/12/02");
        assertThat(tab.find(Button.class).withText("取り消す").exists()).isFalse();
    }

    @Test
    void aThreadWithoutALoginIsRefused() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread.ofVirtual()
                .start(() -> thrown.set(catchThrowable(() -> shopRecords.details(ShopId.next()))))
                .join();
        assertThat(thrown.get()).isInstanceOf(AccessRefused.class);
    }

    @Test
    void aViewerSeesAShopAndNothingToPressOnIt() {
        ShopId shop = shop();
        BrowserlessUIContext tab = as(Role.VIEWER);
        assertThat(page("shops/" + shop)).contains("本店", "honten", "接続診断").doesNotContain("licenseKeyの", "削除");
        assertThat(tab.find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("設定を保存して次へ進む", "取り下げる", "もう一度確認", "店舗を削除");
    }

    @Test
    void aViewerLearnsWhomToAsk() {
        ShopId shop = shop();
        merchants.colleague(tenant, "鈴木 次郎", Role.MANAGER);
        as(Role.VIEWER);
        assertThat(page("shops/" + shop)).contains("必要な場合は、山田 花子さんか田中 一郎さんに依頼してください。");
    }

    @Test
    void aManagerSeesTheFormAndNotTheDeletion() {
        ShopId shop = shop();
        BrowserlessUIContext tab = as(Role.MANAGER);
        page("shops/" + shop);
        assertThat(tab.find(Button.class).all())
                .extracting(Button::getText)
                .contains("設定を保存して次へ進む")
                .doesNotContain("店舗を削除");
    }

    private ShopId shop() {
        KeyEntry keys = RakutenEntry.of("SP123456_abcdefghijklmnop", "SL123456_abcdefghijklmnop");
        NewShop form = new NewShop("本店", "honten", "", RakutenFamilies.OWN_APP, keys, Set.of());
        return PortalActs.in(() ->
                scope.in(tenant, () -> ((Saving.Saved) shopForms.register(form, memberOf(tenant))).shop()));
    }

    private MemberId memberOf(TenantId company) {
        return merchants.colleague(company, "田中 一郎", Role.OWNER);
    }
}
