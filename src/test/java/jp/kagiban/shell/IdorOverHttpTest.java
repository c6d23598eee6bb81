package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shell.Visitor.Answer;
import jp.kagiban.shop.ShopRecords;
import jp.kagiban.shop.entry.KeyEntry;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Each route with an id, by foreign, deleted, missing and malformed ones, as a browser asks for it: the page, and the view that
 * the page asks for. Status, text, headers and what the database is asked are the same.
 */
@PortalOverHttp
class IdorOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    ServletContext servlets;

    @Autowired
    Merchants merchants;

    @Autowired
    TenantScope scope;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    ShopRecords shopRecords;

    @Autowired
    JdbcClient db;

    private Visitor browser;
    private TenantId own;
    private String mine;
    private Map<String, List<String>> strange;

    @BeforeEach
    void openTwoCompanies() {
        var yamada = merchants.open("山田商店");
        var sato = merchants.open("佐藤商店");
        own = yamada.tenant();
        mine = shop(own, yamada.owner(), "yamada").toString();
        ShopId deleted = shop(own, yamada.owner(), "gone");
        in(own, () -> shopRecords.delete(deleted, yamada.owner()));
        ShopId foreign = shop(sato.tenant(), sato.owner(), "sato");
        order(sato.tenant(), foreign, "222222-20261125-0000000002");
        strange = Map.of(
                "shop", List.of("" + foreign, "" + deleted, "" + UUID.randomUUID(), "gibberish"),
                "tenant", List.of("" + sato.tenant(), "" + own, "" + UUID.randomUUID(), "gibberish"),
                "number", List.of("222222-20261125-0000000002", "333333-20261125-0000000003", "gibberish"),
                "token", List.of(invitation(yamada), "A".repeat(43), "gibberish"));
    }

    private ShopId shop(TenantId tenant, MemberId owner, String code) {
        KeyEntry keys =
                RakutenEntry.of("SP123456_abcdefghijklmnop", "SL123456_" + ("" + UUID.randomUUID()).replace("-", ""));
        NewShop form = new NewShop(code, code, "", RakutenFamilies.OWN_APP, keys, Set.of());
        return ((Saving.Saved) in(tenant, () -> shopForms.register(form, owner))).shop();
    }

    private void order(TenantId tenant, ShopId shop, String number) {
        Object now = Column.of(SettableClock.START);
        in(
                tenant,
                () -> db.sql("INSERT INTO order_intake (tenant_id, shop_id, version, reach_days, place, failures)"
                                + " VALUES (?, ?, 1, 63, '{}', 0)")
                        .params(Column.of(tenant), Column.of(shop))
                        .update());
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

    private <T> T in(TenantId tenant, Supplier<T> task) {
        return PortalActs.in(() -> scope.in(tenant, task));
    }

    private void logInAs(Role role) {
        browser = new Visitor("http://127.0.0.1:" + port);
        String email = db.sql("SELECT email FROM member WHERE id = ?")
                .param(Column.of(merchants.colleague(own, "佐藤 一郎", role)))
                .query(String.class)
                .single();
        browser.logIn(email, Merchants.PASSWORD);
    }

    private List<String> routesWithAnId() {
        ApplicationRouteRegistry registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        return RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                .map(RouteBaseData::getTemplate)
                .filter(template -> template.contains(":"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void foreignDeletedMissingAndMalformedThingsGetTheSameAnswer(Role role) {
        logInAs(role);
        // The first refusal of each kind opens its count, in each history.
        browser.open("operator", "-");
        browser.open("audit", "-");
        assertThat(routesWithAnId()).hasSizeGreaterThan(5).allSatisfy(route -> {
            List<Answer> answers = strange.get(route.replaceAll(".*:([a-z]+).*", "$1")).stream()
                    .map(id -> browser.open(route.replaceAll(":[a-z]+", id), id))
                    .toList();
            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(answers.getFirst().status());
            assertThat(answers)
                    .extracting(Answer::headers)
                    .containsOnly(answers.getFirst().headers());
            assertThat(answers)
                    .extracting(Answer::body)
                    .containsOnly(answers.getFirst().body());
            // What is no id at all isn't looked for.
            assertThat(answers.subList(0, answers.size() - 1))
                    .extracting(Answer::asked)
                    .containsOnly(answers.getFirst().asked());
        });
    }

    @Test
    void oneOfOnesOwnGetsAnother() {
        logInAs(Role.OWNER);
        String foreign = strange.get("shop").getFirst();
        assertThat(browser.open("shops/" + mine, mine).body())
                .contains("yamada")
                .isNotEqualTo(browser.open("shops/" + foreign, foreign).body());
    }

    @Test
    void withoutThePagesTokenNothingIsTaken() {
        logInAs(Role.OWNER);
        assertThat(browser.forge("shops/" + mine)).doesNotContain("yamada");
    }

    @Test
    void aMessageWithTooManyCallsIsNotLookedAt() {
        logInAs(Role.OWNER);
        assertThat(browser.ask("shops/" + mine, 2)).contains("yamada");
        assertThat(browser.ask("shops/" + mine, 501)).doesNotContain("yamada");
    }

    /**
     * What answers beside the screens: the page of errors, the calendars, what makes an app of the portal, and the two
     * probes.
     */
    @Test
    void noAddressOutsideOfTheScreensTellsThingsApart() {
        logInAs(Role.OWNER);
        assertThat(mappings())
                .containsExactlyInAnyOrder(
                        "/error",
                        "/calendar/{token}.ics",
                        "/worker.js",
                        "/manifest.webmanifest",
                        "/history-key.pem",
                        "/Verify.java");
        assertThat(List.of("error/", "actuator/", "actuator/health/", "calendar/", "VAADIN/dynamic/resource/0/"))
                .allSatisfy(path -> assertThat(strange.get("shop"))
                        .extracting(id -> browser.look(path + id))
                        .containsOnly(browser.look(path + mine)));
    }

    private List<String> mappings() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mvc -> mvc.getHandlerMethods().keySet().stream())
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> !pattern.startsWith("/actuator"))
                .distinct()
                .toList();
    }
}
