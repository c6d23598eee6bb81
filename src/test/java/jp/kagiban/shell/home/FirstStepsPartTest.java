package jp.kagiban.shell.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Set;
import jp.kagiban.kit.FirstSteps;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.Drawn;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;

/** はじめの準備 as members of each role meet it. */
@ScreenTest
class FirstStepsPartTest {

    private static final String READY = "準備が整いました";
    private static final String HIDE = "今後は表示しない";
    private static final String PLACE = """
            {"watermark":"2026-11-25T01:42:00Z","floor":"2026-11-24T01:42:00Z","forward":[],"backwards":[],"states":[],
            "ranAt":null,"sweptAt":null,"expected":0,"fetched":0}""";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    private Merchants.Merchant merchant;
    private SecuredBrowserlessApplicationContext<Authentication> portal;

    @BeforeEach
    void open() {
        merchant = merchants.open("山田商店");
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void anOwnerHasSixSteps() {
        BrowserlessUIContext tab = home(merchant.owner());
        assertThat(steps(tab)).containsExactly("RMSで使う機能を選ぶ", "RMSでキーを発行", "店舗を登録", "最初の受注を確認", "同僚を招待", "二段階認証を有効にする");
    }

    @Test
    void whoHasNoShopYetIsWelcomed() {
        assertThat(PageText.of(home(merchant.owner()).getUI())).contains("ようこそ、山田商店さん");
        register();
        assertThat(PageText.of(home(merchant.owner()).getUI())).doesNotContain("ようこそ");
    }

    @Test
    void aManagerInvitesNobody() {
        BrowserlessUIContext tab = home(merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.MANAGER));
        assertThat(steps(tab)).hasSize(5).noneMatch(step -> step.startsWith("同僚"));
    }

    @Test
    void aViewerHasOnlyWhatIsTheirsAndNoMainAction() {
        BrowserlessUIContext tab = home(merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.VIEWER));
        assertThat(steps(tab)).containsExactly("最初の受注を確認", "二段階認証を有効にする");
        assertThat(PageText.of(tab.getUI())).contains("まだ店舗がありません。").doesNotContain("店舗を追加\n");
    }

    @Test
    void aKeyThatWasEnteredAndAColleagueAreSeen() {
        register();
        merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.VIEWER);
        BrowserlessUIContext tab = home(merchant.owner());
        assertThat(PageText.of(tab.getUI())).contains("3 / 6 完了");
        assertThat(steps(tab)).containsExactly("RMSで使う機能を選ぶ", "最初の受注を確認", "二段階認証を有効にする");
    }

    @Test
    void anIntakeThatFoundNothingIsNoFirstOrder() {
        fetched(register());
        assertThat(steps(home(merchant.owner()))).contains("最初の受注を確認");
    }

    @Test
    void whoDoesTheLastStepIsToldSoUntilTheyComeAgain() {
        MemberId viewer = merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.VIEWER);
        BrowserlessUIContext tab = home(viewer);
        doTheRest(viewer);
        assertThat(PageText.of(again(tab).getUI())).contains(READY).doesNotContain("はじめの準備");
        assertThat(PageText.of(home(viewer).getUI())).doesNotContain(READY, "はじめの準備");
    }

    @Test
    void onceAShopWorksTheRestCanBeHidden() {
        MemberId viewer = merchants.colleague(merchant.tenant(), "佐藤 一郎", Role.VIEWER);
        ordersHaveCome(register());
        BrowserlessUIContext tab = home(viewer);
        assertThat(steps(tab)).containsExactly("二段階認証を有効にする");
        tab.test(tab.find(Button.class).withText(HIDE).single()).click();
        assertThat(PageText.of(tab.getUI())).doesNotContain("はじめの準備", HIDE);
    }

    @Test
    void beforeThatNothingIsHidden() {
        BrowserlessUIContext tab = home(merchant.owner());
        assertThat(tab.find(Button.class).withText(HIDE).exists()).isFalse();
    }

    private void doTheRest(MemberId viewer) {
        ordersHaveCome(register());
        db.sql("INSERT INTO totp (member_id, seed_revision, set_up_at, last_step) VALUES (?, 1, ?, 1)")
                .params(Column.of(viewer), Column.of(SettableClock.START))
                .update();
    }

    private void ordersHaveCome(ShopId shop) {
        TenantId tenant = merchant.tenant();
        fetched(shop);
        PortalActs.run(() -> scope.run(
                tenant,
                () -> db.sql(
                                "INSERT INTO shop_order (tenant_id, shop_id, order_number, id, progress, ordered_at, first_seen,"
                                        + " read_at, revision, units, tries) VALUES (?, ?, '123-1', ?, 300, ?, ?, ?, 0, 1, 0)")
                        .params(Column.of(tenant), Column.of(shop), Column.of(Ids.next()))
                        .params(
                                Column.of(SettableClock.START),
                                Column.of(SettableClock.START),
                                Column.of(SettableClock.START))
                        .update()));
    }

    private void fetched(ShopId shop) {
        TenantId tenant = merchant.tenant();
        PortalActs.run(() -> scope.run(
                tenant,
                () -> db.sql(
                                "INSERT INTO order_intake (tenant_id, shop_id, version, reach_days, place, last_success, failures)"
                                        + " VALUES (?, ?, 1, 1, ?, ?, 0)")
                        .params(Column.of(tenant), Column.of(shop), PLACE, Column.of(SettableClock.START))
                        .update()));
    }

    private ShopId register() {
        KeyEntry keys = RakutenEntry.of("SP123456_a1b2c3d4e5f6", "SL123456_abcdefgh0001");
        NewShop form = new NewShop("本店", "shop", "", RakutenFamilies.OWN_APP, keys, Set.of());
        return PortalActs.in(() ->
                scope.in(merchant.tenant(), () -> ((Saving.Saved) shopForms.register(form, merchant.owner())).shop()));
    }

    private BrowserlessUIContext home(MemberId member) {
        return again(portal.newUser(login.withSecondFactor(member)).newWindow());
    }

    private static BrowserlessUIContext again(BrowserlessUIContext tab) {
        tab.activate();
        UI.getCurrent().navigate("orders");
        UI.getCurrent().navigate("");
        return tab;
    }

    private static List<String> steps(BrowserlessUIContext tab) {
        return tab.find(FirstSteps.class).all().stream()
                .flatMap(steps -> Drawn.select(steps, "li").stream())
                .map(step -> step.text().replace(" ", ""))
                .toList();
    }
}
