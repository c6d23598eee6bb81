package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.Family;
import jp.kagiban.shop.KeyEntry;
import jp.kagiban.shop.NewShop;
import jp.kagiban.shop.Saving;
import jp.kagiban.shop.ShopRegister;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.ChosenDatabase;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Each route with an id, by foreign, deleted, missing and malformed ones, as a browser asks for it: the page, and the view that
 * the page asks for. Status, text, headers and what the database is asked are the same.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "db-scheduler.enabled=false",
            "kagiban.rms.base-url=http://127.0.0.1:9"
        })
@Import({TestClock.class, Merchants.class})
@ContextConfiguration(initializers = ChosenDatabase.class)
class IdorOverHttpIT {

    /** What differs between two answers to the same question. */
    private static final String PASSING =
            "\"(v-uiId|Vaadin-Security-Key|Vaadin-Push-ID|appId|nonce)\":(\"[^\"]*\"|[0-9]+)|[0-9a-f-]{36}";

    @LocalServerPort
    int port;

    @Autowired
    ServletContext servlets;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantScope scope;

    @Autowired
    ShopRegister shops;

    @Autowired
    JdbcClient db;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private UUID own;
    private String mine;
    private Map<String, List<String>> strange;

    @BeforeEach
    void openTwoCompanies() {
        var yamada = merchants.open("山田商店");
        var sato = merchants.open("佐藤商店");
        own = yamada.tenant();
        mine = shop(own, yamada.owner(), "yamada").toString();
        UUID deleted = shop(own, yamada.owner(), "gone");
        in(own, () -> shops.delete(deleted, yamada.owner()));
        UUID foreign = shop(sato.tenant(), sato.owner(), "sato");
        order(sato.tenant(), foreign, "222222-20261125-0000000002");
        strange = Map.of(
                "shop", List.of("" + foreign, "" + deleted, "" + UUID.randomUUID(), "gibberish"),
                "tenant", List.of("" + sato.tenant(), "" + own, "" + UUID.randomUUID(), "gibberish"),
                "number", List.of("222222-20261125-0000000002", "333333-20261125-0000000003", "gibberish"),
                "token", List.of(invitation(yamada), "A".repeat(43), "gibberish"));
    }

    private UUID shop(UUID tenant, UUID owner, String code) {
        KeyEntry keys =
                new KeyEntry("SP123456_abcdefghijklmnop", "SL123456_" + ("" + UUID.randomUUID()).replace("-", ""));
        NewShop form = new NewShop(code, code, "", Family.OWN_APP, keys, java.util.Set.of());
        return ((Saving.Saved) in(tenant, () -> shops.register(form, owner))).shop();
    }

    private void order(UUID tenant, UUID shop, String number) {
        Object now = Column.of(SettableClock.START);
        in(
                tenant,
                () -> db.sql(
                                "INSERT INTO shop_order (tenant_id, shop_id, order_number, id, progress, ordered_at,"
                                        + " first_seen, read_at, revision, units, tries) VALUES (?, ?, ?, ?, 100, ?, ?, ?, 0, 1, 0)")
                        .params(Column.of(tenant), Column.of(shop), number, Column.of(Ids.next()), now, now, now)
                        .update());
    }

    /** One of another member's that has ended. */
    private String invitation(Merchants.Merchant by) {
        String token = Hashes.newToken();
        Object now = Column.of(SettableClock.START);
        in(
                own,
                () -> db.sql(
                                "INSERT INTO invitation (tenant_id, id, version, email, member_role, token_hash, invited_by,"
                                        + " invited_at, expires_at, ended_at) VALUES (?, ?, 1, 'x@example.jp', 'VIEWER', ?, ?, ?, ?, ?)")
                        .params(Column.of(own), Column.of(Ids.next()), Hashes.hex(token), Column.of(by.owner()))
                        .params(now, now, now)
                        .update());
        return token;
    }

    private <T> T in(UUID tenant, java.util.function.Supplier<T> task) {
        return PortalActs.in(() -> scope.in(tenant, task));
    }

    private void logInAs(Role role) throws Exception {
        UUID member = merchants.colleague(own, "佐藤 一郎", role);
        String email = db.sql("SELECT email FROM member WHERE id = ?")
                .param(Column.of(member))
                .query(String.class)
                .single();
        String form = "username=" + encoded(email) + "&password=" + encoded(Merchants.PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(address("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        browser.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private List<String> routesWithAnId() {
        ApplicationRouteRegistry registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        return RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                .map(RouteBaseData::getTemplate)
                .filter(template -> template.contains(":"))
                .toList();
    }

    /** All that a browser learns of an answer. */
    private record Answer(int status, Map<String, List<String>> headers, String body, List<String> asked) {}

    private Answer ask(String path, String id) {
        Logger jdbc = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        jdbc.setLevel(Level.DEBUG);
        jdbc.setAdditive(false);
        jdbc.addAppender(heard);
        try {
            HttpResponse<String> answer = browser.send(
                    HttpRequest.newBuilder(address(path))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    lasting(answer),
                    lasting(answer.body(), id),
                    new ArrayList<>(heard.list.stream()
                            .map(ILoggingEvent::getFormattedMessage)
                            .toList()));
        } catch (java.io.IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        } finally {
            jdbc.detachAppender(heard);
            jdbc.setLevel(null);
            jdbc.setAdditive(true);
        }
    }

    private static Map<String, List<String>> lasting(HttpResponse<String> answer) {
        Map<String, List<String>> headers =
                new java.util.TreeMap<>(answer.headers().map());
        List.of("date", "content-length", "content-security-policy").forEach(headers::remove);
        return headers;
    }

    private static String lasting(String body, String id) {
        return body.replace(id, "ID").replaceAll(PASSING, "PASSING").replaceAll("nonce=\"[^\"]*\"", "nonce");
    }

    private Stream<String> questions(String address) {
        return Stream.of("/" + address, "/?v-r=init&location=" + encoded(address) + "&query=");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void foreignDeletedMissingAndMalformedThingsGetTheSameAnswer(Role role) throws Exception {
        logInAs(role);
        ask("/?v-r=init&location=operator&query=", "");
        ask("/?v-r=init&location=shops/new&query=", "");
        assertThat(routesWithAnId()).hasSizeGreaterThan(5).allSatisfy(route -> {
            List<String> ids = Objects.requireNonNull(strange.get(route.replaceAll(".*:([a-z]+).*", "$1")));
            for (int kind = 0; kind < 2; kind++) {
                int which = kind;
                List<Answer> answers = ids.stream()
                        .map(id -> ask(
                                questions(route.replaceAll(":[a-z]+", id))
                                        .toList()
                                        .get(which),
                                id))
                        .toList();
                assertThat(answers).as(route).allSatisfy(one -> {
                    assertThat(one.status()).isEqualTo(answers.getFirst().status());
                    assertThat(one.headers()).isEqualTo(answers.getFirst().headers());
                    assertThat(one.body()).isEqualTo(answers.getFirst().body());
                });
                assertThat(answers.subList(0, 2))
                        .extracting(Answer::asked)
                        .as(route)
                        .containsOnly(answers.getFirst().asked());
            }
        });
    }

    @Test
    void oneOfOnesOwnGetsAnother() throws Exception {
        logInAs(Role.OWNER);
        String foreign = strange.get("shop").getFirst();
        String address = "/?v-r=init&location=shops/";
        assertThat(ask(address + mine + "&query=", mine).body())
                .contains("yamada")
                .isNotEqualTo(ask(address + foreign + "&query=", foreign).body());
    }
}
