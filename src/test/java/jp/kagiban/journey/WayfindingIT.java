package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever waits is told so, whoever comes back stands where they were, and the browser's tab says what the page says. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WayfindingIT {

    private static final String LOST = "通信が切れました。つなぎ直しています。入力した内容はそのままです。";
    private static final String BACK = "つながりました。最新の状態です。";
    private static final String GAVE_UP = "つなぎ直せませんでした。通信を確認して、画面を再読み込みしてください。";
    private static final String SLOW = "時間がかかっています。";
    private static final String ON_ITS_WAY = "次の画面を読み込んでいます。";

    /** The visibility of a part at a moment of the animation that lets it appear. */
    private static final String SEEN_AT = """
            (part, moment) => {
              const [appearing] = part.getAnimations();
              appearing.pause();
              appearing.currentTime = moment;
              return getComputedStyle(part).visibility;
            }
            """;

    private final Console console = new Console();
    private Portal portal;
    private Chromium chromium;
    private Person yamada;
    private OrderTable orders;
    /** What waits for as long as an outline does is begun by the test itself. */
    private static final String GOES_ON_LOADING = """
            () => {
              window.Vaadin.connectionState.loadingStarted();
              const send = window.dispatchEvent.bind(window);
              window.dispatchEvent = (event) => event.type === 'vaadin-navigated' || send(event);
              const wait = window.setTimeout.bind(window);
              window.late = [];
              window.setTimeout = (task, time, ...more) => (time === 300 ? void window.late.push(task) : wait(task, time, ...more));
            }
            """;

    /** Whose browser has a clock that is stopped at times. */
    private Person patient;

    @BeforeAll
    void start() throws Exception {
        portal = Portal.fresh("wayfinding");
        chromium = new Chromium();
        yamada = loggedIn("yamada@example.jp", console);
        orders = new OrderTable(yamada);
        patient = loggedIn("yamada@example.jp", console);
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    @AfterEach
    void closeTabs() {
        yamada.closeOtherTabs();
        patient.closeOtherTabs();
    }

    private Person loggedIn(String email, Console heard) {
        return chromium.newPerson(portal, heard).open("/", "ログイン").logIn(email, Portal.DEMO_PASSWORD);
    }

    private static Locator outline(Page page) {
        return page.locator(".kb-next");
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Page newTab(Person person, String path, String heading) {
        Page tab = person.newTab(path);
        assertThat(heading(tab, heading)).isVisible();
        Gallery.settle(tab);
        return tab;
    }

    @Test
    void aBoxIsNamedByItsRowAndAHeaderByItsWordsAlone() {
        orders.open("/orders");
        Pattern box = Pattern.compile("^\\d{6}-\\d{8}-\\d{10}を選択$");
        assertThat(yamada.page()
                        .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(box))
                        .first())
                .isVisible();
        assertThat(yamada.page().locator("vaadin-grid-sorter[aria-label]")).hasCount(0);
    }

    @Test
    void tenOrdersAreInSightBelowOneRowOfFilters() {
        orders.open("/orders");
        assertThat(orders.inSight()).isGreaterThanOrEqualTo(10);
        assertThat(orders.rowHeight()).isEqualTo(44);
        orders.open("/orders?from=2026-01-01");
        assertThat(yamada.page().locator(".kb-filter").boundingBox().height).isLessThan(80);
    }

    @Test
    void aShopThatIsWellIsSeenWithinFifteenHundredPixels() {
        Page shop = newTab(yamada, ordinaryShop(), "楽天市場4号店");
        assertThat(shop.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("キーを更新する")))
                .hasCount(1);
        assertThat(Screens.height(shop)).isLessThan(1_500);
        Locator settings = shop.locator(".kb-shop-settings");
        assertThat(settings.boundingBox().x)
                .isGreaterThan(shop.locator(".kb-shop-history").boundingBox().x + 400);
        assertThat(settings.getByLabel("licenseKey")).isHidden();
    }

    @Test
    void onAPhoneAShopsSettingsStandBetweenItsStateAndItsHistory() {
        Page shop = newTab(yamada, ordinaryShop(), "楽天市場4号店");
        shop.setViewportSize(Screens.NARROW, Screens.HEIGHT);
        Gallery.settle(shop);
        double state = shop.locator(".kb-shop-state").boundingBox().y;
        double settings = shop.locator(".kb-shop-settings").boundingBox().y;
        assertThat(settings).isGreaterThan(state);
        assertThat(shop.locator(".kb-shop-history").boundingBox().y).isGreaterThan(settings);
    }

    private String ordinaryShop() {
        return yamada.open("/shops", "モール詳細設定").href("楽天市場4号店");
    }

    @Test
    void aSlipIsPrintedWithoutItsPageOnSheetsOfA4() {
        orders.open("/orders");
        Page slip = newTab(yamada, yamada.firstHref("vaadin-grid a") + "/slip", "納品書");
        int sheets = slip.locator(".kb-slip").count();
        String pdf =
                new String(slip.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        assertThat(pdf.split("/MediaBox \\[0 0 594\\.\\d+ 841\\.\\d+]", -1)).hasSize(sheets + 1);
        slip.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(slip.getByText("発送元").first()).isVisible();
        assertThat(slip.locator(".kb-page-header")).isHidden();
        assertThat(slip.locator(".kb-sandbox-line")).isHidden();
    }

    @Test
    void oneSectionOfTheSettingsIsOpenBesideTheirNames() {
        Page settings = newTab(yamada, "/settings?section=retention", "会社の設定");
        Locator open = settings.locator(".kb-sections > .kb-section:visible");
        assertThat(open).hasCount(2);
        settings.getByLabel("保存する日数").fill("90");
        Locator name = settings.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("会社の削除"));
        name.focus();
        settings.keyboard().press("Enter");
        assertThat(settings).hasURL(Pattern.compile(".*/settings\\?section=deletion$"));
        assertThat(open).hasCount(1);
        assertThat(name).hasAttribute("aria-current", "true");
        assertThat(name).isFocused();
        settings.goBack();
        assertThat(settings.getByLabel("保存する日数")).hasValue("90");
        assertThat(open).hasCount(2);
    }

    @Test
    void inANarrowWindowAllSectionsOfTheSettingsFollowOneAnother() {
        Page settings = newTab(yamada, "/settings", "会社の設定");
        settings.setViewportSize(Screens.NARROW, Screens.HEIGHT);
        assertThat(settings.locator(".kb-sections > .kb-section:visible")).hasCount(5);
        assertThat(settings.locator(".kb-section-menu")).isHidden();
    }

    @Test
    void theSlipsOfASelectionArePrintedOnSheetsOfA4() {
        orders.open("/orders");
        yamada.page().locator("vaadin-grid vaadin-checkbox:visible").nth(0).click();
        yamada.page().locator("vaadin-grid vaadin-checkbox:visible").nth(1).click();
        yamada.press("納品書（2件）").sees("納品書（2件）");
        int sheets = yamada.page().locator(".kb-slip").count();
        assertThat(sheets).isGreaterThanOrEqualTo(2);
        String pdf = new String(
                yamada.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true)), StandardCharsets.ISO_8859_1);
        assertThat(pdf.split("/MediaBox \\[0 0 594\\.\\d+ 841\\.\\d+]", -1)).hasSize(sheets + 1);
    }

    @Test
    void rowsOfTheHistoryAreAsHighAsATarget() {
        Page history = newTab(yamada, "/audit", "操作履歴");
        assertThat(history.locator(".kb-history-grid").evaluate(OrderTable.ROW_HEIGHT))
                .isEqualTo(44);
    }

    @Test
    void aDayThatIsNoneStaysInItsFieldWhileTheListIsFiltered() {
        orders.open("/orders");
        Locator from = yamada.page().getByLabel("開始日");
        from.fill("きのう");
        from.press("Enter");
        yamada.choose("状態", "注文確認待ち").reads("日付は 2027/01/31 の形で入力してください。");
        assertThat(yamada.page()).hasURL(Pattern.compile(".*/orders\\?state=100$"));
        assertThat(from).hasValue("きのう");
        yamada.press("条件を解除");
        assertThat(from).hasValue("");
    }

    @Test
    void aCalendarIsHeadedByTheYearAndThenTheMonth() {
        orders.open("/orders");
        yamada.page().getByLabel("開始日").click();
        assertThat(yamada.page()
                        .locator("vaadin-month-calendar [part='month-header']")
                        .first())
                .hasText(Pattern.compile("^\\d{4}年\\d{1,2}月$"));
        yamada.page().keyboard().press("Escape");
    }

    @Test
    void aPageThatIsLateShowsItsOutlineAfter300MillisecondsUntilItIsThere() {
        Page tab = yamada.emptyTab();
        try (HeldBack content = HeldBack.contentOf(tab)) {
            beginToOpenTheShops(tab);
            assertThat(tab.locator(".kb-first").evaluate(SEEN_AT, 100)).isEqualTo("hidden");
            assertThat(tab.locator(".kb-first").evaluate(SEEN_AT, 500)).isEqualTo("visible");
        }
        assertThat(heading(tab, "モール詳細設定")).isVisible();
        assertThat(tab.locator(".kb-first")).isHidden();
    }

    @Test
    void aPageThatIsVeryLateSaysSoAfterTenSeconds() {
        Page tab = yamada.emptyTab();
        try (HeldBack content = HeldBack.contentOf(tab)) {
            beginToOpenTheShops(tab);
            Locator slow = tab.locator(".kb-first > .kb-outline-slow");
            assertThat(slow.evaluate(SEEN_AT, 9_000)).isEqualTo("hidden");
            assertThat(slow.evaluate(SEEN_AT, 11_000)).isEqualTo("visible");
        }
    }

    /** Until the style sheet is there. */
    private void beginToOpenTheShops(Page tab) {
        tab.navigate(portal.address() + "/shops", new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(tab.locator(".kb-first")).hasCSS("position", "fixed");
    }

    @Test
    void aViewThatIsLateShowsAnOutlineAfter300Milliseconds() {
        Page tab = newTab(patient, "/", "お知らせ");
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.press("受注");
            clock.pass(200);
            assertThat(outline(tab)).isHidden();
            clock.pass(200);
            assertThat(outline(tab)).isVisible();
            assertThat(tab.locator(".kb-next-said")).hasText(ON_ITS_WAY);
        }
    }

    @Test
    void theOutlineGoesOnceTheViewIsThere() {
        Page tab = newTab(patient, "/", "お知らせ");
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.press("受注");
            clock.pass(320);
            assertThat(outline(tab)).isVisible();
        }
        assertThat(heading(tab, "受注一覧")).isVisible();
        assertThat(outline(tab)).isHidden();
        assertThat(tab.locator(".kb-next-said")).isEmpty();
    }

    @Test
    void theBellLeadsToNoticesAndSaysSoWhereTheyAreLate() {
        Page tab = newTab(patient, "/shops", "モール詳細設定");
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.press(tab.locator(".kb-bell"));
            clock.pass(320);
            assertThat(outline(tab)).isVisible();
        }
        assertThat(heading(tab, "お知らせ")).isVisible();
        assertThat(outline(tab)).isHidden();
    }

    @Test
    void aViewThatIsVeryLateCanBeLoadedAnew() {
        Page tab = newTab(patient, "/", "お知らせ");
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.press("受注");
            clock.pass(9_990);
            assertThat(outline(tab).getByText(SLOW)).isHidden();
            clock.pass(20);
            assertThat(outline(tab).getByText(SLOW)).isVisible();
            assertThat(outline(tab).getByText("再読み込み")).hasAttribute("href", Pattern.compile(".*/orders$"));
        }
    }

    @Test
    void backIsLoadedAnewWhereItLeadsTo() {
        Page tab = newTab(patient, "/", "お知らせ");
        link(tab, "受注").click();
        assertThat(heading(tab, "受注一覧")).isVisible();
        Gallery.settle(tab);
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.goBack();
            clock.pass(10_010);
            assertThat(outline(tab).getByText("再読み込み")).hasAttribute("href", portal.address() + "/");
        }
        assertThat(heading(tab, "お知らせ")).isVisible();
    }

    @Test
    void whatAnOutlineCoversIsOutOfReachUntilTheViewIsThere() {
        Page tab = newTab(patient, "/", "お知らせ");
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.press("受注");
            assertThat(tab.locator("main > [inert]")).hasCount(0);
            clock.pass(320);
            assertThat(tab.locator("main > [inert]")).hasCount(1);
        }
        assertThat(heading(tab, "受注一覧")).isFocused();
        assertThat(tab.locator("main > [inert]")).hasCount(0);
    }

    /** Flow says for a moment more that it loads; a Tab meanwhile would be lost. */
    @Test
    void aViewThatHasJustComeIsNotCovered() {
        Page tab = newTab(yamada, "/", "お知らせ");
        tab.evaluate(GOES_ON_LOADING);
        tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("受注"))
                .first()
                .click();
        assertThat(heading(tab, "受注一覧")).isFocused();
        assertThat(tab.evaluate("() => window.late.map((task) => task()).length > 0"))
                .isEqualTo(true);
        assertThat(tab.locator("main > [inert]")).hasCount(0);
        assertThat(outline(tab)).isHidden();
    }

    @Test
    void whoIsAskedFirstStandsWhereTheyWereAfterTheOutline() {
        Page tab = typedIn();
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.press("受注");
            name(tab).focus();
            clock.pass(320);
            assertThat(outline(tab)).isVisible();
            assertThat(name(tab)).not().isFocused();
        }
        stays(tab);
        assertThat(outline(tab)).isHidden();
        assertThat(name(tab)).isFocused();
    }

    @Test
    void whoHasStayedSeesNoOutlineForWhatLeadsNowhere() {
        Page tab = typedIn();
        link(tab, "受注").click();
        stays(tab);
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            name(tab).fill("もう一度");
            link(tab, "受注").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
            clock.pass(1_000);
            assertThat(tab.locator(".v-loading-indicator")).isVisible();
            assertThat(outline(tab)).isHidden();
        }
    }

    /** A form that asks before it is left. */
    private Page typedIn() {
        Page tab = newTab(patient, "/shops/new", "店舗の追加");
        name(tab).fill("打ちかけ");
        return tab;
    }

    private static Locator name(Page tab) {
        return tab.getByLabel("店舗名", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator stay(Page tab) {
        return tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("この画面に残る"));
    }

    private static void stays(Page tab) {
        stay(tab).click();
        assertThat(stay(tab)).isHidden();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void anOutlineLiesOverTheContentAndOverNothingElse() {
        Page tab = newTab(patient, "/", "お知らせ");
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            clock.press("受注");
            clock.pass(320);
            assertThat(outline(tab)).isVisible();
            assertThat(outline(tab).boundingBox().y)
                    .isGreaterThanOrEqualTo(tab.locator(".kb-sandbox-line").boundingBox().y + 20);
            assertThat(outline(tab).boundingBox().x)
                    .isEqualTo(tab.getByRole(AriaRole.MAIN).boundingBox().x);
        }
    }

    @Test
    void aViewThatIsThereInTimeShowsNoOutline() {
        Page tab = newTab(patient, "/", "お知らせ");
        tab.clock().install();
        link(tab, "受注").click();
        assertThat(heading(tab, "受注一覧")).isVisible();
        tab.clock().runFor(20_000);
        assertThat(outline(tab)).isHidden();
    }

    @Test
    void aButtonThatActsInPlaceLeavesThePageAlone() {
        Page tab = newTab(patient, "/", "お知らせ");
        try (StoppedClock clock = new StoppedClock(tab);
                HeldBack answers = HeldBack.answersTo(tab)) {
            tab.locator(".kb-chip").nth(1).click();
            clock.pass(1_000);
            assertThat(tab.locator(".v-loading-indicator")).isVisible();
            assertThat(outline(tab)).isHidden();
        }
    }

    @Test
    void rowsThatAreLateAreBarsAsHighAsTheyWillBe() {
        orders.open("/orders");
        Object height = orders.rowHeight();
        try (HeldBack answers = HeldBack.answersTo(yamada.page())) {
            orders.scrollTo(1_000);
            assertThat(orders.barHeight()).isEqualTo(height);
        }
        orders.assertLastRowIsThere();
    }

    @Test
    void backFromAnOrderTheListStandsWhereItWas() {
        String order = orders.openFarDown();
        yamada.page().goBack();
        orders.assertStandsOn(order);
    }

    @Test
    void theLinkBackFromAnOrderLeadsThereToo() {
        String order = orders.openFarDown();
        yamada.find(AriaRole.LINK, "受注一覧に戻る").click();
        orders.assertStandsOn(order);
    }

    @Test
    void whatIsDrawnAnewKeepsTheFocus() {
        Locator chip = yamada.open("/", "お知らせ").page().locator(".kb-chip").nth(1);
        chip.focus();
        chip.evaluate("chip => { chip.parentElement.innerHTML = chip.parentElement.innerHTML; }");
        assertThat(chip).isFocused();
    }

    @Test
    void aChosenStageKeepsTheFocus() {
        Locator chip = yamada.open("/", "お知らせ").page().locator(".kb-chip").nth(1);
        chip.press("Enter");
        assertThat(chip).hasAttribute("aria-pressed", "true");
        assertThat(chip).isFocused();
        chip.press("Enter");
        assertThat(chip).hasAttribute("aria-pressed", "false");
    }

    @Test
    void itsKeyOpensTheSearchOnAnyPage() {
        yamada.open("/members", "メンバー").page().keyboard().press("Control+k");
        assertThat(yamada.page().getByRole(AriaRole.COMBOBOX)).isFocused();
        yamada.page().keyboard().press("Escape");
    }

    @Test
    void theAccountOpensAndClosesByTheKeyboard() {
        Locator account = yamada.open("/", "お知らせ").page().locator(".kb-account");
        account.press("Enter");
        assertThat(yamada.find(AriaRole.BUTTON, "ログアウト")).isVisible();
        assertThat(account).hasAttribute("aria-expanded", "true");
        yamada.page().keyboard().press("Escape");
        assertThat(yamada.find(AriaRole.BUTTON, "ログアウト")).hasCount(0);
        assertThat(account).isFocused();
        account.press("Enter");
        assertThat(yamada.find(AriaRole.BUTTON, "ログアウト")).isVisible();
        account.press("Enter");
        assertThat(yamada.find(AriaRole.BUTTON, "ログアウト")).hasCount(0);
    }

    @Test
    void overADialogNeitherTheKeyOfTheSearchNorAPressBesideItLosesWhatIsTyped() {
        yamada.open("/members", "メンバー").press("メンバーを招待");
        Locator address = yamada.page().getByLabel("メールアドレス");
        address.fill("ichiro@example.jp");
        address.press("Control+k");
        yamada.page().mouse().click(300, 30);
        address.press("End");
        assertThat(address).hasValue("ichiro@example.jp");
        assertThat(yamada.page().locator(".kb-search-field")).hasCount(0);
        yamada.page().keyboard().press("Escape");
    }

    @Test
    void backFromAShopHomeIsFilteredAsItWas() {
        yamada.open("/", "お知らせ").page().locator(".kb-chip").nth(3).click();
        assertThat(yamada.page()).hasURL(portal.address() + "/?keys=month");
        yamada.page().locator(".kb-life-name[href]").first().click();
        assertThat(heading(yamada.page(), "楽天市場")).isVisible();
        yamada.page().goBack();
        yamada.sees("お知らせ");
        assertThat(yamada.page()).hasURL(portal.address() + "/?keys=month");
        assertThat(yamada.page().locator(".kb-chip").nth(3)).hasAttribute("aria-pressed", "true");
    }

    private static final String TWO_STEPS_BACK = """
            () => new Promise(done => {
              addEventListener('popstate', () => done(), { once: true });
              history.back();
              setTimeout(() => history.back());
            })""";

    private static final Map<String, String> PAGES =
            Map.of("/", "お知らせ", "/members", "メンバー", "/orders", "受注一覧", "/shops", "モール詳細設定");

    private static String path(Page tab) {
        return URI.create(tab.url()).getPath();
    }

    private static void follow(Page tab, String name) {
        link(tab, name).first().click();
        assertThat(heading(tab, name)).isVisible();
        Gallery.settle(tab);
    }

    /** Flow takes over the address of the second step, or of one more, and asks for no view. */
    @Test
    void whoGoesBackTwiceAtOnceSeesThePageOfTheAddress() {
        Page tab = newTab(yamada, "/", "お知らせ");
        List.of("メンバー", "受注", "モール詳細設定").forEach(step -> follow(tab, step));
        tab.evaluate(TWO_STEPS_BACK);
        staysTrue(() -> heading(tab, PAGES.get(path(tab))).isVisible());
    }

    /** The portal tells the parameters of an address in another order than a walk's links. */
    @Test
    void aStepBackLoadsNothingAnew() {
        Page tab = newTab(yamada, "/manual?walk=renew&step=9", "ライセンスキー発行・更新マニュアル");
        tab.evaluate("window.loadedOnce = true");
        link(tab, "次の手順").click();
        assertThat(tab).hasURL(Pattern.compile("step=10"));
        Gallery.settle(tab);
        tab.goBack();
        assertThat(tab).hasURL(Pattern.compile("step=9"));
        staysTrue(() -> Boolean.TRUE.equals(tab.evaluate("window.loadedOnce")));
    }

    @Test
    void whoIsAskedAfterTwoStepsBackAndStaysKeepsWhatTheyTypedAndItsAddress() {
        Page tab = typedInAfterTwoPages();
        tab.evaluate(TWO_STEPS_BACK);
        staysForGood(tab);
    }

    @Test
    void whoHasStayedAfterTwoStepsBackIsAskedAgainAtAThird() {
        Page tab = typedInAfterTwoPages();
        tab.evaluate(TWO_STEPS_BACK);
        staysForGood(tab);
        tab.evaluate("history.back()");
        staysForGood(tab);
    }

    @Test
    void soIsWhoComesToTheSameFormAgain() {
        Page tab = typedInAfterTwoPages();
        link(tab, "受注").first().click();
        tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存せずに移動"))
                .click();
        assertThat(heading(tab, "受注一覧")).isVisible();
        Gallery.settle(tab);
        follow(tab, "モール詳細設定");
        typeIn(tab);
        tab.evaluate(TWO_STEPS_BACK);
        staysForGood(tab);
    }

    /** At each step, if they are asked at both, and then in peace. */
    private void staysForGood(Page tab) {
        assertThat(stay(tab)).isVisible();
        staysTrue(() -> {
            if (stay(tab).isVisible()) {
                stay(tab).click(new Locator.ClickOptions().setTimeout(1_000));
                return false;
            }
            return path(tab).equals("/shops/new") && name(tab).inputValue().equals("打ちかけ");
        });
    }

    private Page typedInAfterTwoPages() {
        Page tab = newTab(yamada, "/", "お知らせ");
        List.of("メンバー", "モール詳細設定").forEach(step -> follow(tab, step));
        typeIn(tab);
        return tab;
    }

    private void typeIn(Page tab) {
        tab.getByText("店舗を追加").first().click();
        assertThat(tab).hasURL(portal.address() + "/shops/new");
        Gallery.settle(tab);
        name(tab).fill("打ちかけ");
    }

    /** For longer than it takes until a page is loaded anew that shall be. */
    private static void staysTrue(Callable<Boolean> what) {
        await().pollInSameThread()
                .atMost(ofMinutes(1))
                .ignoreExceptionsInstanceOf(TimeoutError.class)
                .during(ofMillis(1_500))
                .until(what);
    }

    @Test
    void theHistorysFilterOutlivesBackAndALoad() {
        Locator number = yamada.open("/audit", "操作履歴").page().locator(".kb-filter-found");
        assertThat(number).hasText(Pattern.compile("\\d"));
        String all = number.textContent();
        yamada.choose("操作内容", "店舗");
        assertThat(yamada.page()).hasURL(portal.address() + "/audit?what=shop");
        assertThat(number).not().hasText(all);
        String found = number.textContent();
        yamada.find(AriaRole.LINK, "メンバー").click();
        assertThat(heading(yamada.page(), "メンバー")).isVisible();
        yamada.page().goBack();
        yamada.sees("操作履歴");
        assertThat(number).hasText(found);
        assertThat(newTab(yamada, "/audit?what=shop", "操作履歴").locator(".kb-filter-found"))
                .hasText(found);
    }

    @Test
    void anAddressOpensTheListOfOrdersAsItWas() {
        Page tab = newTab(yamada, "/orders?state=100&sort=number", "受注一覧");
        assertThat(tab.locator("vaadin-select[has-value]")).containsText("注文確認待ち");
        assertThat(tab.locator("vaadin-grid-sorter[direction=asc]")).hasText("注文番号");
    }

    @Test
    void withoutATableOrdersAreSortedByAChoice() {
        Page tab = newTab(yamada, "/orders", "受注一覧");
        Locator choice = tab.locator(".kb-orders-sort");
        assertThat(choice).isHidden();
        tab.setViewportSize(Look.TABLET, Screens.HEIGHT);
        choice.click();
        tab.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("金額の高い順"))
                .click();
        assertThat(tab).hasURL(portal.address() + "/orders?sort=-total");
        assertThat(choice).containsText("金額の高い順");
    }

    @Test
    void aListOfShopsKeepsChoiceAndFocusWhileItIsSorted() {
        Page tab = newTab(yamada, "/shops", "モール詳細設定");
        Locator box = tab.getByLabel("楽天市場2号店を選ぶ");
        Locator byName = tab.locator("thead").getByText("店舗名");
        box.check();
        byName.click();
        assertThat(tab).hasURL(portal.address() + "/shops?sort=name");
        assertThat(tab.locator("th[aria-sort=ascending]")).hasText("店舗名");
        assertThat(byName).isFocused();
        assertThat(box).isChecked();
        tab.goBack();
        assertThat(tab.locator("th[aria-sort=ascending]")).hasText("状態");
        assertThat(box).isChecked();
    }

    @Test
    void aRowThatIsWrittenAnewKeepsTheFocus() {
        Page tab = newTab(yamada, "/shops", "モール詳細設定");
        Locator renew = tab.getByLabel("キーを更新する 楽天市場2号店");
        renew.focus();
        tab.evaluate(
                "document.querySelectorAll('.kb-rows tbody tr').forEach(row => { row.innerHTML = row.innerHTML; })");
        assertThat(renew).isFocused();
        tab.keyboard().press("Enter");
        assertThat(tab.locator("h1")).hasText("ライセンスキーの更新");
    }

    @Test
    void onPaperTheListOfShopsHoldsWhatIsChosen() {
        Page tab = newTab(yamada, "/shops", "モール詳細設定");
        tab.getByLabel("楽天市場2号店を選ぶ").check();
        tab.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(tab.getByText("キーの有効期限一覧")).isVisible();
        assertThat(tab.locator(".kb-rows tbody tr:visible")).hasText(Pattern.compile("楽天市場2号店"));
        assertThat(tab.locator("h1:visible, vaadin-button:visible")).hasCount(0);
    }

    @Test
    void theTitleHasTheNumberOfTheBell() {
        yamada.open("/shops", "モール詳細設定");
        String number = yamada.page().locator(".kb-bell-number").textContent();
        assertThat(number).matches("[1-9]");
        assertThat(yamada.page()).hasTitle("(" + number + ") モール詳細設定｜鍵番");
    }

    @Test
    void theIconFollowsTheWorstState() throws Exception {
        Person sato = loggedIn("sato@example.jp", console);
        Locator icon = sato.page().locator("link[rel~=icon]");
        assertThat(icon).hasAttribute("href", Pattern.compile("favicon\\.svg$"));
        sato.page().locator(".kb-life-name[href]").click();
        sato.sees("楽天市場1号店");
        endTomorrow(keyOf("sato"));
        sato.press("もう一度確認");
        assertThat(icon).hasAttribute("href", Pattern.compile("favicon-urgent\\.svg$"));
        assertThat(sato.page()).hasTitle("(1) 楽天市場1号店｜鍵番");
        sato.leave();
    }

    private void endTomorrow(String key) throws Exception {
        String end = Licence.now().toLocalDate().plusDays(1).atTime(23, 59, 59).toString();
        portal.desk("/redate", "{\"licenseKey\":\"" + key + "\",\"expiresAt\":\"" + end + "\"}");
    }

    private String keyOf(String shop) throws Exception {
        JsonNode shops = JsonMapper.shared().readTree(portal.deskState()).path("shops");
        return shops.valueStream()
                .filter(one -> one.path("code").asString().equals(shop))
                .map(one -> one.path("keys").path(0).path("licenseKey").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLostConnectionIsSaidBelowTheBarAndTheFormStays() {
        Person away = loggedIn("yamada@example.jp", new Console());
        away.open("/shops/new", "店舗の追加").fill("店舗名", "打ちかけ").losesTheNetwork();
        assertThat(connection(away)).hasText(LOST);
        assertThat(connection(away).boundingBox().y).isEqualTo(64);
        assertThat(away.field("店舗名")).hasValue("打ちかけ");
        assertThat(away.page().getByRole(AriaRole.MAIN)).hasCSS("opacity", "1");
        away.field("店舗名").click();
        away.hasTheNetworkBack();
        assertThat(connection(away)).hasText(BACK);
        assertThat(away.field("店舗名")).hasValue("打ちかけ");
        away.leave();
    }

    @Test
    void aPressWithoutAConnectionIsAnsweredOnceItIsBack() {
        Person away = loggedIn("yamada@example.jp", new Console());
        away.page().clock().install();
        away.losesTheNetwork();
        away.find(AriaRole.LINK, "受注").click();
        assertThat(connection(away)).hasText(LOST);
        away.page().clock().runFor(1_000);
        assertThat(outline(away.page())).isHidden();
        away.hasTheNetworkBack();
        away.sees("受注一覧");
        assertThat(connection(away)).hasText(BACK);
        away.leave();
    }

    @Test
    void theLineSaysWhenNothingMoreIsTriedAndLoadsThePageAnew() {
        yamada.open("/", "お知らせ");
        Gallery.settle(yamada.page());
        yamada.page().evaluate("Vaadin.connectionState.state = 'connection-lost'");
        assertThat(connection(yamada)).hasText(GAVE_UP + " 再読み込み");
        yamada.press("再読み込み").sees("お知らせ");
        assertThat(connection(yamada)).not().containsText(GAVE_UP);
    }

    private static Locator connection(Person person) {
        return person.page().locator("vaadin-connection-indicator [role=status]");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void noBrowserComplained() {
        console.assertSilent();
    }
}
