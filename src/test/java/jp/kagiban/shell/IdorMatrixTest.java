package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.browserless.SpringBrowserlessApplicationContext;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
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
import jp.kagiban.tenancy.Role;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that there is, by every kind of id, for every role. A new route without a row here fails; so does one that tells
 * a foreign thing from a missing one.
 */
@ScreenTest
class IdorMatrixTest {

    private static final String REFUSED = "この操作はできません";
    private static final Set<Role> ALL = Set.of(Role.values());
    private static final Set<Role> WORKERS = Set.of(Role.OWNER, Role.MANAGER);
    private static final Set<Role> OWNERS = Set.of(Role.OWNER);
    /** For whoever runs the portal: for all members these are pages that aren't there. */
    private static final Set<Role> NOBODY = Set.of();

    /** What kind of id stands in a route. */
    private enum Id {
        NONE,
        SHOP,
        ORDER,
        /** A one-time link: whoever has it needs no role. */
        TOKEN
    }

    private record Row(Id id, Set<Role> roles) {}

    private static final Map<String, Row> ROWS = Map.ofEntries(
            Map.entry("", new Row(Id.NONE, ALL)),
            Map.entry("shops", new Row(Id.NONE, ALL)),
            Map.entry("shops/new", new Row(Id.NONE, WORKERS)),
            Map.entry("shops/register", new Row(Id.NONE, WORKERS)),
            Map.entry("shops/renew", new Row(Id.NONE, WORKERS)),
            Map.entry("shops/:shop", new Row(Id.SHOP, ALL)),
            Map.entry("shops/:shop/renew", new Row(Id.SHOP, WORKERS)),
            Map.entry("orders", new Row(Id.NONE, ALL)),
            Map.entry("orders/slips", new Row(Id.NONE, WORKERS)),
            Map.entry("orders/:number", new Row(Id.ORDER, ALL)),
            Map.entry("orders/:number/slip", new Row(Id.ORDER, WORKERS)),
            Map.entry("members", new Row(Id.NONE, ALL)),
            Map.entry("audit", new Row(Id.NONE, OWNERS)),
            Map.entry("manual", new Row(Id.NONE, ALL)),
            Map.entry("security", new Row(Id.NONE, ALL)),
            Map.entry("settings", new Row(Id.NONE, OWNERS)),
            Map.entry("receiving", new Row(Id.NONE, ALL)),
            Map.entry("receiving/review", new Row(Id.NONE, ALL)),
            Map.entry("operator", new Row(Id.NONE, NOBODY)),
            Map.entry("operator/history", new Row(Id.NONE, NOBODY)),
            Map.entry("operator/tenants/:tenant", new Row(Id.SHOP, NOBODY)),
            Map.entry("signup/:token", new Row(Id.TOKEN, ALL)),
            Map.entry("second-factor", new Row(Id.NONE, ALL)),
            Map.entry("login", new Row(Id.NONE, ALL)),
            Map.entry("signup", new Row(Id.NONE, ALL)),
            Map.entry("forgot", new Row(Id.NONE, ALL)),
            Map.entry("verify/:token", new Row(Id.TOKEN, ALL)),
            Map.entry("reset/:token", new Row(Id.TOKEN, ALL)),
            Map.entry("invitation/:token", new Row(Id.TOKEN, ALL)),
            Map.entry("invitation/:token/login", new Row(Id.TOKEN, ALL)));

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
    ShopRecords shopRecords;

    @Autowired
    JdbcClient db;

    @Autowired
    ScriptedRms rms;

    @Autowired
    HandDrivenJobs jobs;

    private TenantId own;
    private SecuredBrowserlessApplicationContext<Authentication> portal;
    private Map<Id, List<String>> strange;
    private Map<Id, String> mine;

    @BeforeEach
    void openTwoCompanies() {
        var yamada = merchants.open("山田商店");
        var sato = merchants.open("佐藤商店");
        own = yamada.tenant();
        ShopId shop = in(own, () -> register(yamada.owner(), "yamada-1"));
        ShopId deleted = in(own, () -> register(yamada.owner(), "yamada-2"));
        ShopId foreign = in(sato.tenant(), () -> register(sato.owner(), "sato-1"));
        jobs.runDue();
        order(own, deleted, "444444-20261125-0000000004");
        in(own, () -> shopRecords.delete(deleted, yamada.owner()));
        jobs.runDue();
        order(own, shop, "111111-20261125-0000000001");
        order(sato.tenant(), foreign, "222222-20261125-0000000002");
        mine = Map.of(Id.SHOP, shop.toString(), Id.ORDER, "111111-20261125-0000000001");
        strange = Map.of(
                Id.SHOP,
                List.of(
                        foreign.toString(),
                        deleted.toString(),
                        UUID.randomUUID().toString(),
                        "gibberish",
                        "0"),
                Id.ORDER,
                List.of(
                        "222222-20261125-0000000002",
                        "444444-20261125-0000000004",
                        "333333-20261125-0000000003",
                        "gibberish",
                        "'--"),
                Id.TOKEN,
                List.of(
                        token(yamada, true, false),
                        token(yamada, false, true),
                        token(yamada, true, true),
                        "A".repeat(43),
                        UUID.randomUUID().toString(),
                        "gibberish"));
        portal = SpringBrowserlessApplicationContext.createSecured(context, "jp.kagiban");
    }

    private ShopId register(MemberId owner, String code) {
        String key = "SL123456_" + UUID.randomUUID().toString().replace("-", "");
        rms.takes(key, Instant.parse("2027-02-23T14:59:59Z"));
        KeyEntry keys = RakutenEntry.of("SP123456_abcdefghijklmnop", key);
        return ((Saving.Saved)
                        shopForms.register(new NewShop(code, code, "", RakutenFamilies.OWN_APP, keys, Set.of()), owner))
                .shop();
    }

    private void order(TenantId tenant, ShopId shop, String number) {
        in(
                tenant,
                () -> db.sql(
                                "INSERT INTO shop_order (tenant_id, shop_id, order_number, id, progress, ordered_at,"
                                        + " first_seen, read_at, revision, units, tries) VALUES (?, ?, ?, ?, 100, ?, ?, ?, 0, 1, 0)")
                        .params(
                                Column.of(tenant),
                                Column.of(shop),
                                number,
                                Column.of(Ids.next()),
                                Column.of(SettableClock.START),
                                Column.of(SettableClock.START),
                                Column.of(SettableClock.START))
                        .update());
    }

    /** One that stands in each table of one-time links, and is good no more. */
    private String token(Merchants.Merchant of, boolean ended, boolean expired) {
        String token = Hashes.newToken();
        Object until = Column.of(SettableClock.START.plusSeconds(expired ? -1 : 1000));
        Object when = ended ? Column.of(SettableClock.START) : null;
        in(
                own,
                () -> db.sql(
                                "INSERT INTO invitation (tenant_id, id, version, email, member_role, token_hash, invited_by,"
                                        + " invited_at, expires_at, ended_at) VALUES (?, ?, 1, 'x@example.jp', 'VIEWER', ?, ?, ?, ?, ?)")
                        .params(Column.of(own), Column.of(Ids.next()), Hashes.hex(token), Column.of(of.owner()))
                        .params(Column.of(SettableClock.START), until, when)
                        .update());
        db.sql("INSERT INTO company_invitation (id, version, email, token_hash, invited_at, expires_at, ended_at)"
                        + " VALUES (?, 1, 'x@example.jp', ?, ?, ?, ?)")
                .params(Column.of(Ids.next()), Hashes.hex(token), Column.of(SettableClock.START), until, when)
                .update();
        db.sql("INSERT INTO one_time_token (token_hash, purpose, member_id, address, expires_at, used_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        Hashes.sha256(token),
                        expired ? "PROOF" : "RESET",
                        Column.of(of.owner()),
                        of.email(),
                        until,
                        when)
                .update();
        return token;
    }

    private <T> T in(TenantId tenant, Supplier<T> task) {
        return PortalActs.in(() -> scope.in(tenant, task));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private BrowserlessUIContext as(Role role) {
        MemberId member = merchants.colleague(own, "佐藤 一郎", role);
        BrowserlessUIContext tab = portal.newUser(login.of(member)).newWindow();
        tab.activate();
        return tab;
    }

    private static String address(String route, String id) {
        return route.replaceAll(":[a-z]+", id);
    }

    private static String heading(BrowserlessUIContext tab, String address) {
        tab.getUI().navigate(address);
        return tab.find(H1.class).single().getText();
    }

    private static Stream<RouteData> routes() {
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream();
    }

    @Test
    void eachRouteHasARow() {
        as(Role.OWNER);
        assertThat(routes().map(RouteData::getTemplate)).containsExactlyInAnyOrderElementsOf(ROWS.keySet());
    }

    /** But for calendars, whose own test is {@link CalendarOverHttpTest}. */
    @Test
    void noEndpointIsReachedPastTheScreens() {
        assertThat(context.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                        .flatMap(mvc -> mvc.getHandlerMethods().keySet().stream())
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .distinct())
                .containsOnly(
                        "/error",
                        "/calendar/{token}.ics",
                        "/worker.js",
                        "/manifest.webmanifest",
                        "/history-key.pem",
                        "/Verify.java");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void eachRoleReachesWhatItMayAndNothingElse(Role role) {
        BrowserlessUIContext tab = as(role);
        String unknown = heading(tab, "no/such/page");
        ROWS.forEach((route, row) -> {
            if (row.id() != Id.TOKEN && !route.equals("login") && !route.equals("signup")) {
                String heading = heading(tab, address(route, mine.getOrDefault(row.id(), "")));
                assertThat(Set.of(REFUSED, unknown).contains(heading))
                        .as("%s for %s", route, role)
                        .isEqualTo(!row.roles().contains(role));
                assertThat(heading.equals(unknown))
                        .as(route)
                        .isEqualTo(row.roles().isEmpty());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void foreignDeletedMissingAndMalformedThingsLookAlike(Role role) {
        BrowserlessUIContext tab = as(role);
        ROWS.forEach((route, row) -> {
            List<String> pages = strange.getOrDefault(row.id(), List.of("")).stream()
                    .map(id -> page(tab, address(route, id)))
                    .distinct()
                    .toList();
            assertThat(pages).as(route).hasSize(1);
        });
    }

    private static String page(BrowserlessUIContext tab, String address) {
        tab.getUI().navigate("security");
        tab.getUI().navigate(address);
        return chain(tab) + tab.getUI().getInternals().getTitle() + PageText.of(tab.getUI());
    }

    /** The view that is shown: a page of an error has the status that belongs to it. */
    private static String chain(BrowserlessUIContext tab) {
        return tab.getUI().getInternals().getActiveRouterTargetsChain().stream()
                .map(view -> view.getClass().getName())
                .toList()
                .toString();
    }

    /** What the database is asked is the same, too: so is the time that it takes. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void foreignDeletedAndMissingThingsAreLookedForInTheSameWay(Role role) {
        BrowserlessUIContext tab = as(role);
        // The first refusal opens the count that bounds a flood of them in its history; later ones find it.
        statements(tab, "operator");
        statements(tab, "audit");
        ROWS.forEach((route, row) -> {
            Set<List<String>> asked = strange.getOrDefault(row.id(), List.of()).stream()
                    .limit(3)
                    .map(id -> statements(tab, address(route, id)))
                    .collect(Collectors.toSet());
            assertThat(asked).as(route).hasSizeLessThan(2);
        });
    }

    private static List<String> statements(BrowserlessUIContext tab, String address) {
        tab.getUI().navigate("security");
        Logger jdbc = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                // Else an event takes the name of the thread that asks for it first.
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        Level before = jdbc.getLevel();
        jdbc.setLevel(Level.DEBUG);
        jdbc.setAdditive(false);
        jdbc.addAppender(heard);
        heard.start();
        try {
            tab.getUI().navigate(address);
        } finally {
            jdbc.detachAppender(heard);
            jdbc.setLevel(before);
            jdbc.setAdditive(true);
        }
        String here = Thread.currentThread().getName();
        return heard.list.stream()
                .filter(event -> event.getThreadName().equals(here))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void whoIsNotLoggedInReachesOnlyWhatIsOpenToAll() {
        BrowserlessUIContext tab = portal.newUser().newWindow();
        tab.activate();
        routes().filter(route -> !route.getNavigationTarget().isAnnotationPresent(AnonymousAllowed.class))
                .forEach(route -> {
                    tab.getUI().navigate("login");
                    tab.getUI().navigate(address(route.getTemplate(), mine.getOrDefault(Id.SHOP, "")));
                    assertThat(UI.getCurrent()
                                    .getInternals()
                                    .getActiveRouterTargetsChain()
                                    .toString())
                            .as(route.getTemplate())
                            .doesNotContain(route.getNavigationTarget().getSimpleName());
                });
    }
}
