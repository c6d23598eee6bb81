package jp.kagiban.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.WaitForRequestOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import jp.kagiban.testing.Nginx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two members behind nginx: what one does, the other sees by push, also where nginx passes no WebSocket on. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxIT {

    /** Two tries for a WebSocket lie 5 s apart; a busy machine takes longer. */
    private static final Duration FALLEN_BACK = Duration.ofMinutes(2);

    private static final String SHOP = "楽天市場1号店";

    private Portal portal;
    private Chromium chromium;

    @BeforeAll
    void start() throws Exception {
        Midnight.awaitNoneSoon();
        portal = Portal.fresh("nginx-journey");
        chromium = new Chromium();
    }

    @AfterAll
    void end() throws Exception {
        chromium.close();
        portal.close();
    }

    private String server(int port) throws Exception {
        return Nginx.plain(URI.create(portal.address()).getPort(), port);
    }

    private Person loggedIn(int port) {
        Person person = new Person(chromium.newPerson(), "http://localhost:" + port);
        logIn(person);
        return person;
    }

    /** Logged in, with a page that has fallen back to long polling. */
    private Person polling(int port) {
        Person person = new Person(chromium.newPerson(), "http://localhost:" + port);
        person.page()
                .waitForRequest(
                        request -> request.url().contains("Transport=long-polling"),
                        new WaitForRequestOptions().setTimeout(FALLEN_BACK.toMillis()),
                        () -> logIn(person));
        return person;
    }

    private static void logIn(Person person) {
        person.open("/", "ログイン").logIn(Stage.YAMADA, Portal.DEMO_PASSWORD);
        assertThat(notice(person)).isVisible();
    }

    private static Locator notice(Person person) {
        return person.page()
                .getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(SHOP))
                .first();
    }

    private static void oneActsTheOtherSees(Person acting, Person watching) {
        acting.press("対応中にする " + SHOP);
        acting.press("対応中にする");
        assertThat(notice(watching)).containsText("対応中（山田");
        watching.press("対応中をやめる " + SHOP);
        assertThat(notice(acting)).not().containsText("対応中（山田");
    }

    @Test
    void pushComesByWebSocket() throws Exception {
        int port = Nginx.freePort();
        try (Nginx nginx = Nginx.start(server(port), port)) {
            oneActsTheOtherSees(loggedIn(port), loggedIn(port));
            assertThat(nginx.log()).doesNotContain("Transport=long-polling", "\" 501 ");
        }
    }

    @Test
    void pushComesByLongPollingWhereNoWebSocketOpens() throws Exception {
        int port = Nginx.freePort();
        String passesNone = Nginx.replace(server(port), "proxy_set_header Upgrade $http_upgrade;", "");
        try (Nginx nginx = Nginx.start(passesNone, port)) {
            Person watching = polling(port);
            oneActsTheOtherSees(polling(port), watching);
            assertThat(watching.page().locator("vaadin-connection-indicator[reconnecting]"))
                    .hasCount(0);
            assertThat(nginx.log().split("\" 501 ", -1)).hasSizeLessThan(10);
            assertThat(portal.output()).doesNotContain(SHOP);
        }
    }
}
