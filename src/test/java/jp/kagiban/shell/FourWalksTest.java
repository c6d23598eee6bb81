package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import jp.kagiban.kit.LivePages;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.notice.NoticeCentre;
import jp.kagiban.notice.Notices;
import jp.kagiban.sandbox.SandboxKey;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxOrders;
import jp.kagiban.sandbox.SandboxRms;
import jp.kagiban.sandbox.SandboxShop;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.ClassTrace;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestPortal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.ContextConfiguration;

/** Writes the classes that four paths through the portal enter to {@code target/walks}. Runs alone, and only on request. */
@EnabledIfSystemProperty(named = "walks", matches = "trace")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "kagiban.sandbox=on",
            "kagiban.rms.pace=PT0.001S",
            "kagiban.data-dir=target/test-data/${test.lane:alone}/walks",
            "kagiban.vault.dir=target/test-data/${test.lane:alone}/walks/vault"
        })
@Import(TestPortal.class)
@ContextConfiguration(initializers = ChosenDatabase.class)
class FourWalksTest {

    private static ClassTrace trace;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    TestFactors factors;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    @Autowired
    HandDrivenJobs jobs;

    @Autowired
    SandboxRms desk;

    @Autowired
    SandboxOrders orders;

    @Autowired
    Notices notices;

    @Autowired
    LivePages pages;

    private Merchants.Merchant merchant;
    private SandboxShop rmsShop;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private BrowserlessUIContext tab;

    @BeforeAll
    static void begin() {
        trace = new ClassTrace();
    }

    @AfterAll
    static void tell() throws IOException {
        tell("key", Set.of("main", "job by hand"));
        tell("notice", Set.of("main", "job by hand"));
        tell("order", Set.of("main", "job by hand", "orders-ahead"));
        tell("login", Set.of("main", "http-"));
        trace.close();
    }

    private static void tell(String walk, Set<String> threads) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/walks"));
        Files.write(folder.resolve(walk), trace.entered(walk, threads));
    }

    @BeforeEach
    void open() {
        clock.set(SettableClock.START);
        merchant = merchants.open("山田商店");
        rmsShop = desk.openShop(desk.freeNumber(), "walk", "散歩");
        // The holder is one for the JVM, and the context made last has left its own strategy there.
        SecurityContextHolder.setContextHolderStrategy(security);
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void enter(Authentication as) {
        tab = portal.newUser(as).newWindow();
        tab.activate();
    }

    private static void page(String address) {
        UI.getCurrent().navigate(address);
    }

    private void type(String label, String value) {
        tab.test(tab.find(TextField.class).withLabel(label).single()).setValue(value);
    }

    private void press(String text) {
        tab.test(tab.find(Button.class).withText(text).single()).click();
    }

    /** Looking for a part lets tasks be done that other threads have given to this tab. */
    private String text() {
        tab.find(H1.class).exists();
        return PageText.of(UI.getCurrent());
    }

    private SandboxKey issue(int days) {
        return desk.issue(rmsShop.number(), KeyOrder.until(clock.instant().plus(Duration.ofDays(days))));
    }

    private SandboxKey shopInUse() {
        enter(login.of(merchant.owner()));
        SandboxKey key = issue(90);
        page("shops/new");
        type("ショップURL", "walk");
        type("serviceSecret", rmsShop.serviceSecret());
        type("licenseKey", key.licenseKey());
        press("設定を保存して次へ進む");
        later(Duration.ZERO);
        jobs.runDue();
        return key;
    }

    private void later(Duration time) {
        clock.advance(time);
        jobs.runDue();
    }

    @Test
    void keyTypedToActive() {
        shopInUse();
        SandboxKey next = issue(120);
        page(UI.getCurrent().getActiveViewLocation().getPath() + "/renew");
        jobs.forget();
        text();
        trace.step("key", () -> {
            type("新しいlicenseKey", next.licenseKey());
            press("新しいキーを登録");
            jobs.runDue();
        });
        Awaitility.await()
                .pollInSameThread()
                .untilAsserted(() -> assertThat(text()).contains("新しいキーに切り替わりました"));
    }

    @Test
    void expiryToNotice() {
        SandboxKey key = shopInUse();
        desk.redate(key.licenseKey(), clock.instant().plus(Duration.ofDays(6)));
        jobs.keep("shop-watch");
        clock.advance(Duration.ofDays(2));
        page("manual");
        text();
        trace.step("notice", () -> {
            jobs.runDue();
            UI.getCurrent().add(new NoticeCentre(notices, pages, merchant.owner(), true));
        });
        assertThat(text()).contains("あと4日");
    }

    @Test
    void orderToScreenAndFile() {
        shopInUse();
        for (int run = 0; run < 12; run++) {
            later(Duration.ofMinutes(5));
        }
        orders.create(rmsShop.number(), 1, clock.instant(), clock.instant().plusSeconds(60));
        jobs.keep("order-intake");
        clock.advance(Duration.ofMinutes(10));
        page("orders");
        text();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        trace.step("order", () -> {
            jobs.runDue();
            text();
            tab.test(tab.find(Grid.class).single()).getCellText(0, 0);
            press("CSV出力");
            tab.test(tab.find(Anchor.class).withText("ダウンロード").single()).download(file);
        });
        assertThat(file.toString(StandardCharsets.UTF_8).lines()).hasSizeGreaterThan(1);
    }

    @Test
    void loginWithSecondFactor() {
        factors.setUp(merchant.owner());
        clock.advance(Duration.ofMinutes(1));
        Visitor visitor = new Visitor("http://127.0.0.1:" + port);
        trace.step("login", () -> visitor.logIn(merchant.email(), Merchants.PASSWORD));
        enter(login.begun(merchant.owner()));
        trace.step("login", () -> {
            page("shops");
            tab.test(tab.find(TextField.class).single()).setValue(factors.code(merchant.owner()));
            press("続ける");
        });
        enter(login.withSecondFactor(merchant.owner()));
        page("shops");
        assertThat(text()).contains("モール詳細設定");
    }
}
