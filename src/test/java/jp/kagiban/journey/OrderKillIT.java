package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import jp.kagiban.journey.Relay.Call;
import jp.kagiban.journey.Relay.Moment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The packaged portal is killed as {@code kill -9} does, in the middle of a first import and at each moment around the
 * change of a key, while orders keep coming. In the end every order is there once, and no key is lost.
 */
@Tag("fault")
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OrderKillIT {

    private static final int FIRST_ORDERS = 6_000;
    private static final String SHOP = "楽天市場1号店";
    private static final String EMAIL = "midori@kill.example";

    /** For an import, on a busy machine. */
    private static final int LONG = 90_000;

    private final Secrets secrets = new Secrets();
    private final String password = secrets.keep("password", "Umi-to-Sora 緑 2026");
    private FakeRms rms;
    private Relay relay;
    private Portal portal;
    private Chromium chromium;
    private Person midori;
    private String shop;
    private Licence first;
    private Licence second;
    private Licence third;

    @BeforeAll
    void start() throws Exception {
        rms = new FakeRms("kill-rms");
        relay = new Relay(rms.address());
        portal = Portal.live("kill", settings());
        chromium = new Chromium();
    }

    private Map<String, String> settings() {
        return Map.of(
                "KAGIBAN_RMS_BASE_URL", relay.address(),
                "KAGIBAN_RMS_PACE", "PT0S",
                "KAGIBAN_RENEWAL_RETRY", "PT1S",
                "KAGIBAN_ORDERS_INTERVAL", "PT1S");
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
        relay.close();
        rms.close();
    }

    private void logIn() {
        midori = new Person(chromium.newPerson(), portal.address());
        midori.open("/", "ログイン").logIn(EMAIL, password);
    }

    private Licence keep(Licence issued) {
        secrets.keep("serviceSecret", issued.serviceSecret());
        secrets.keep("licenseKey until " + issued.end(), issued.licenseKey());
        return issued;
    }

    private CompletableFuture<Void> killAt(Moment moment, Predicate<Call> which) {
        return relay.at(moment, which, portal::kill);
    }

    private static void await(CompletableFuture<Void> killed) throws Exception {
        killed.get(LONG, TimeUnit.MILLISECONDS);
    }

    private StoredData stored() {
        return new StoredData(portal.data());
    }

    @Test
    @Order(1)
    void killedInTheMiddleOfTheFirstImportItHasAPartOfTheOrders() throws Exception {
        first = keep(rms.issue(20));
        rms.receive(FIRST_ORDERS);
        relay.hold();
        midori = new Person(chromium.newPerson(), portal.address());
        midori.open("/signup", "新規登録").signUp("みどり商店", "みどり", EMAIL, password);
        shop = new Merchant(midori, secrets).register(SHOP, first);
        midori.leave();
        CompletableFuture<Void> killed = killAt(Moment.ANSWERED, nth(25, call -> call.is("getOrder", first)));
        relay.release();
        await(killed);
        assertThat(stored().rows()).isBetween(1_000L, 4_000L);
        assertThat(stored().envelopesOfOrders()).isEqualTo(stored().rows());
    }

    private static Predicate<Call> nth(int count, Predicate<Call> which) {
        AtomicInteger seen = new AtomicInteger();
        return call -> which.test(call) && seen.incrementAndGet() == count;
    }

    @Test
    @Order(2)
    void endedWhileRmsKeepsItWaitingItTellsOfNoFaultAndKeepsWhatItHas() throws Exception {
        long before = stored().rows();
        CompletableFuture<Void> ended =
                relay.at(Moment.ASKED, nth(15, call -> call.is("getOrder", first)), this::endOnceReady);
        portal.start();
        await(ended);
        assertThat(stored().rows()).isBetween(before + 1, FIRST_ORDERS - 1L);
        assertThat(faults()).isEmpty();
    }

    private void endOnceReady() throws Exception {
        portal.address();
        portal.close();
    }

    private List<String> faults() {
        return portal.output()
                .lines()
                .filter(line -> line.contains("already closed") || line.contains(" ERROR "))
                .toList();
    }

    @Test
    @Order(3)
    void startedAgainItGoesOnUntilAllAreThere() throws Exception {
        portal.start();
        logIn();
        midori.open("/orders", "受注一覧");
        seesAllOrders();
    }

    private void seesAllOrders() throws Exception {
        String all = String.format("%,d件", rms.orders());
        // How far a long intake has come is told in the same numbers.
        assertThat(midori.page().getByText(all, new GetByTextOptions().setExact(true)))
                .isVisible(new IsVisibleOptions().setTimeout(LONG));
    }

    @Test
    @Order(4)
    void killedBeforeItHearsThatRmsKnowsTheNewKeyItKeepsBoth() throws Exception {
        rms.receiveEachHour(7_200);
        second = keep(rms.issue(60));
        CompletableFuture<Void> killed = killAt(Moment.ANSWERED, call -> call.is("license", second));
        midori.open(shop, SHOP)
                .press("設定を変える")
                .fill("licenseKey", second.licenseKey())
                .press("設定を保存して次へ進む");
        await(killed);
        midori.leave();
        assertThat(stored().keys()).containsExactly("ACTIVE", "PENDING");
    }

    @Test
    @Order(5)
    void killedBeforeItHearsThatOrdersComeWithTheNewKeyItKeepsBoth() throws Exception {
        CompletableFuture<Void> killed = killAt(Moment.ANSWERED, call -> call.is("searchOrder", second));
        portal.start();
        await(killed);
        assertThat(stored().keys()).containsExactly("ACTIVE", "PENDING");
    }

    @Test
    @Order(6)
    void killedWhenItHasJustHeardAllOneKeyIsInUse() throws Exception {
        CompletableFuture<Void> killed = killAt(Moment.DELIVERED, call -> call.is("searchOrder", second));
        portal.start();
        await(killed);
        assertThat(stored().keys()).isIn(List.of("ACTIVE", "PENDING"), List.of("RETIRED", "ACTIVE"));
    }

    @Test
    @Order(7)
    void startedAgainItUsesTheNewKey() throws Exception {
        CompletableFuture<Void> fetched = relay.at(Moment.DELIVERED, call -> call.is("getOrder", second), () -> {});
        portal.start();
        await(fetched);
        logIn();
        midori.open(shop, SHOP);
        assertThat(midori.page().getByText("有効期限 " + second.end())).isVisible();
    }

    @Test
    @Order(8)
    void killedRightAfterTheChangeTheNewKeyIsInUse() throws Exception {
        rms.stop(first);
        third = keep(rms.issue(90));
        CompletableFuture<Void> killed = killAt(Moment.ASKED, onceAnOrderWasReadWith(third));
        midori.open(shop, SHOP)
                .press("設定を変える")
                .fill("licenseKey", third.licenseKey())
                .press("設定を保存して次へ進む");
        await(killed);
        midori.leave();
        assertThat(stored().keys()).containsExactly("RETIRED", "RETIRED", "ACTIVE");
    }

    /** The calls after the last that a key must pass. */
    private static Predicate<Call> onceAnOrderWasReadWith(Licence licence) {
        AtomicBoolean read = new AtomicBoolean();
        return call ->
                call.is("", licence) && (call.is("getOrder", licence) ? !read.compareAndSet(false, true) : read.get());
    }

    @Test
    @Order(9)
    void inTheEndEveryOrderIsThereOnce() throws Exception {
        portal.start();
        rms.receiveEachHour(0);
        logIn();
        midori.open("/orders", "受注一覧");
        seesAllOrders();
        midori.leave();
        portal.close();
        assertThat(stored().orderNumbers())
                .hasSizeGreaterThan(FIRST_ORDERS)
                .containsExactlyInAnyOrderElementsOf(rms.orderNumbers(third));
        assertThat(stored().envelopesOfOrders()).isEqualTo(stored().rows()).isEqualTo(rms.orders());
        assertThat(stored().keys()).containsExactly("RETIRED", "RETIRED", "ACTIVE");
    }

    @Test
    @Order(10)
    void noSecretWasLeftAnywhere() throws Exception {
        portal.close();
        secrets.assertAbsentFromFolder(portal.data(), portal.desk());
        secrets.assertAbsent("the output", portal.output(), "Started Kagiban");
    }

    @Test
    @Order(11)
    void anOrderlyEndBrokeNothingOff() {
        assertThat(faults()).isEmpty();
    }
}
