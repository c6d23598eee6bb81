package jp.kagiban.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shop.entry.NewShop;
import jp.kagiban.shop.entry.ShopFormService;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Tenancies;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calendars as they ask over HTTP: with nothing but an address. */
@PortalOverHttp
@ExtendWith(OutputCaptureExtension.class)
class CalendarOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @Autowired
    Tenancies tenancies;

    @Autowired
    ShopFormService shopForms;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    private Merchants.Merchant yamada;
    private String token;

    @BeforeEach
    void openACompanyWithACalendar() {
        db.sql("DELETE FROM throttle_bucket").update();
        yamada = merchants.open("山田商店");
        shop();
        token = feedOf(yamada.owner());
    }

    private void shop() {
        String key = "SL123456_" + ("" + UUID.randomUUID()).replace("-", "");
        NewShop form = new NewShop(
                "本店",
                "shop-a",
                "",
                RakutenFamilies.OWN_APP,
                RakutenEntry.of("SP123456_abcdefghijklmnop", key),
                Set.of());
        in(() -> shopForms.register(form, yamada.owner()));
        in(() -> db.sql(
                        "UPDATE key_generation SET state = 'ACTIVE', active_from = ?, expires_at = ? WHERE tenant_id = ?")
                .params(
                        Column.of(SettableClock.START),
                        Column.of(SettableClock.START.plusSeconds(9_000_000)),
                        Column.of(yamada.tenant()))
                .update());
    }

    private String feedOf(MemberId member) {
        String made = Hashes.newToken();
        in(() -> db.sql("INSERT INTO calendar_feed (tenant_id, member_id, token_hash, language, made_at)"
                        + " VALUES (?, ?, ?, 'ja', ?)")
                .params(Column.of(yamada.tenant()), Column.of(member))
                .params(Hashes.sha256(made), Column.of(SettableClock.START))
                .update());
        return made;
    }

    private <T> T in(Supplier<T> task) {
        return PortalActs.in(() -> scope.in(yamada.tenant(), task));
    }

    private HttpResponse<String> ask(String method, String token, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/calendar/" + token + ".ics"))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> get(String token, String... headers) throws Exception {
        return ask("GET", token, headers);
    }

    @Test
    void anAddressIsAllThatACalendarNeeds() throws Exception {
        HttpResponse<String> answer = get(token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:本店のライセンスキーの有効期限\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type | text/calendar;charset=UTF-8",
                "Content-Disposition | attachment; filename=\"kagiban.ics\"",
                "Cache-Control | no-store, private",
                "Referrer-Policy | no-referrer",
                "X-Content-Type-Options | nosniff",
                "X-Frame-Options | DENY"
            })
    void itsAnswerIsKeptNowhereAndLeadsNowhere(String header, String value) throws Exception {
        assertThat(get(token).headers().allValues(header)).containsExactly(value);
    }

    @Test
    void noSessionIsMadeWhateverIsAsked() throws Exception {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")) {
            assertThat(ask(method, token).headers().map()).as(method).doesNotContainKey("set-cookie");
            assertThat(ask(method, "gibberish").headers().map()).as(method).doesNotContainKey("set-cookie");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 200", "HEAD, 200", "POST, 405", "PUT, 405", "DELETE, 405"})
    void itIsOnlyRead(String method, int status) throws Exception {
        assertThat(ask(method, token).statusCode()).isEqualTo(status);
        assertThat(get(token).statusCode()).isEqualTo(200);
    }

    @Test
    void aCalendarThatHasItAlreadyIsToldSo() throws Exception {
        String tag = get(token).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get(token, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(token, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void endedForeignUnknownAndMalformedAddressesLookAlike() throws Exception {
        MemberId colleague = merchants.colleague(yamada.tenant(), "鈴木 次郎", Role.VIEWER);
        String left = feedOf(colleague);
        in(() -> db.sql("DELETE FROM membership WHERE tenant_id = ? AND member_id = ?")
                .params(Column.of(yamada.tenant()), Column.of(colleague))
                .update());
        for (String strange : List.of(left, Hashes.newToken(), "A".repeat(43), "gibberish", "a".repeat(2000))) {
            HttpResponse<String> answer = get(strange);
            assertThat(answer.statusCode()).as(strange).isEqualTo(404);
            assertThat(answer.body()).as(strange).isEmpty();
            assertThat(lasting(answer)).isEqualTo(lasting(get("gibberish")));
        }
    }

    private static Map<String, List<String>> lasting(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        List.of("date", "content-security-policy").forEach(headers::remove);
        return headers;
    }

    @Test
    void aSuspendedCompanyGivesNothingAway() throws Exception {
        PortalActs.run(() -> tenancies.suspend(yamada.tenant(), MemberId.next(), "確認中"));
        assertThat(get(token).statusCode()).isEqualTo(404);
    }

    @Test
    void oneThatAsksTooOftenIsToldToWait() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(get(token).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> tooOften = get(token);
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(tooOften.headers().firstValue("Retry-After")).contains("60");
        assertThat(get(feedOf(merchants.colleague(yamada.tenant(), "鈴木 次郎", Role.VIEWER)))
                        .statusCode())
                .isEqualTo(200);
    }

    /** A mail service's or a calendar service's machines may send many. */
    @Test
    void requestsWithUnknownTokensWriteNothing() throws Exception {
        for (int i = 0; i < 130; i++) {
            assertThat(get(Hashes.newToken()).statusCode()).isEqualTo(404);
        }
        assertThat(db.sql("SELECT COUNT(*) FROM throttle_bucket")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS"})
    void theTokenStandsInNoLineOfTheLog(String method, CapturedOutput output) throws Exception {
        ask(method, token);
        ask(method, token + "x");
        PortalActs.run(() -> tenancies.suspend(yamada.tenant(), MemberId.next(), "確認中"));
        ask(method, token);
        assertThat(output.getAll()).doesNotContain(token);
    }

    /** The login of a browser that opens it counts for nothing, and nothing happens to it. */
    @Test
    void aBrowsersLoginIsLeftAlone() throws Exception {
        Visitor browser = new Visitor("http://127.0.0.1:" + port);
        browser.logIn(yamada.email(), Merchants.PASSWORD);
        assertThat(browser.get("/calendar/gibberish.ics").statusCode()).isEqualTo(404);
        assertThat(browser.get("/calendar/" + token + ".ics").statusCode()).isEqualTo(200);
        assertThat(browser.open("shops", "no id").body()).contains("kb-search-button");
    }
}
