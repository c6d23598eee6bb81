package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;

/** Two merchants at their screens: the page of each follows what happens to their own keys. */
@ScreenTest
class PagesFollowTest {

    private static final Instant END = Instant.parse("2027-02-23T14:59:59Z");
    private static final String KEY_OF_A = "SL123456_ofMerchantA1";
    private static final String KEY_OF_B = "SL123456_ofMerchantB1";

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

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
    LivePages pages;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient db;

    private Merchants.Merchant a;
    private Merchants.Merchant b;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext atA;
    private BrowserlessUIContext atB;

    @BeforeEach
    void openTheShopOfEach() {
        a = merchants.open("A商店");
        b = merchants.open("B商店");
        ShopId shopOfA = shop(a, KEY_OF_A);
        ShopId shopOfB = shop(b, KEY_OF_B);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
        atA = portal.newUser(login.of(a.owner())).newWindow();
        open(atA, shopOfA);
        atB = portal.newUser(login.of(b.owner())).newWindow();
        open(atB, shopOfB);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void eachPageShowsTheAnswerToItsOwnKey() {
        rms.takes(KEY_OF_A, END);
        rms.refuses(KEY_OF_B);
        jobs.runDue();
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(page(atA))
                        .contains("有効期限 2027/02/23 23:59:59")
                        .doesNotContain("反映待ち"));
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(page(atB)).contains("反映待ち").doesNotContain("有効期限 2027"));
    }

    @Test
    void wordOfOneTenantDoesNotReachAnothersPage() {
        Probe probeOfA = probe(atA);
        Probe probeOfB = probe(atB);
        pages.changed(a.tenant());
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(probeOfA.drawnIn(atA)).isEqualTo(2));
        assertThat(probeOfB.drawnIn(atB)).isEqualTo(1);
    }

    @Test
    void aHalfFilledFormIsLeftAlone() {
        atA.activate();
        TextField name = atA.find(TextField.class).withLabel("店舗名").single();
        atA.test(name).setValue("まだ書きかけ");
        rms.takes(KEY_OF_A, END);
        jobs.runDue();
        await().pollInSameThread().untilAsserted(() -> assertThat(page(atA)).contains("有効期限 2027/02/23 23:59:59"));
        assertThat(atA.find(TextField.class).withLabel("店舗名").single()).isSameAs(name);
        assertThat(name.getValue()).isEqualTo("まだ書きかけ");
    }

    /** Each of the page's parts would ask again every ten seconds, and each refusal would be noted. */
    @Test
    void anOpenPageOfWhoeverMayLookNoMoreLeavesNoTrail() {
        Probe probe = probe(atA);
        leave(a);
        for (int i = 2; i < 5; i++) {
            pages.changed(a.tenant());
            clock.advance(Duration.ofSeconds(10));
            int times = i;
            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(probe.drawnIn(atA)).isGreaterThanOrEqualTo(times));
        }
        assertThat(refusals(a.tenant())).isZero();
    }

    private void leave(Merchants.Merchant merchant) {
        atA.activate();
        scope.run(
                merchant.tenant(),
                () -> db.sql("DELETE FROM membership WHERE tenant_id = ?")
                        .param(Column.of(merchant.tenant()))
                        .update());
    }

    private long refusals(TenantId tenant) {
        return scope.in(
                tenant,
                () -> db.sql("SELECT COUNT(*) FROM audit_entry WHERE tenant_id = ? AND action = 'ACCESS_REFUSED'")
                        .param(Column.of(tenant))
                        .query(Long.class)
                        .single());
    }

    /** A part of a page that counts how often it is drawn. */
    private static final class Probe extends Paragraph {

        private int drawn;

        Instant draw() {
            drawn++;
            return Instant.MAX;
        }

        int drawnIn(BrowserlessUIContext tab) {
            page(tab);
            return drawn;
        }
    }

    private Probe probe(BrowserlessUIContext tab) {
        Probe probe = new Probe();
        tab.activate();
        pages.follow(probe, probe::draw);
        tab.getUI().add(probe);
        return probe;
    }

    private ShopId shop(Merchants.Merchant merchant, String key) {
        KeyEntry keys = RakutenEntry.of("SP123456_a1b2c3d4e5f6", key);
        NewShop form = new NewShop("本店", "shop", "", RakutenFamilies.OWN_APP, keys, Set.of());
        return PortalActs.in(() ->
                scope.in(merchant.tenant(), () -> ((Saving.Saved) shopForms.register(form, merchant.owner())).shop()));
    }

    private static void open(BrowserlessUIContext tab, ShopId shop) {
        tab.activate();
        tab.getUI().navigate("shops/" + shop);
    }

    private static String page(BrowserlessUIContext tab) {
        tab.activate();
        tab.find(H1.class).exists();
        return PageText.of(tab.getUI());
    }
}
