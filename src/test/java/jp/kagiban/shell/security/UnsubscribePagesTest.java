package jp.kagiban.shell.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import jp.kagiban.audit.Entry;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.delivery.letter.StopLinks;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shell.PortalOverHttp;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The link that stops mails, pressed by somebody who isn't logged in, as a mail service does. */
@PortalOverHttp
class UnsubscribePagesTest {

    private static final String UNKNOWN = "/unsubscribe/" + "A".repeat(43);

    @LocalServerPort
    int port;

    @Autowired
    Merchants merchants;

    @Autowired
    StopLinks links;

    @Autowired
    History history;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient db;

    private final HttpClient client = HttpClient.newHttpClient();
    private Merchant yamada;
    private Merchant sato;
    private String link;

    @BeforeEach
    void open() {
        db.sql("DELETE FROM throttle_bucket").update();
        yamada = merchants.open("山田商店");
        sato = merchants.open("佐藤商店");
        merchants.join(sato.tenant(), yamada.owner(), Role.MANAGER);
        link = links.path(yamada.tenant(), yamada.owner());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(method.equals("POST") ? "List-Unsubscribe=One-Click" : ""))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private boolean wanted(Merchant company) {
        return PortalActs.in(() -> links.wanted(company.tenant(), yamada.owner()));
    }

    @Test
    void onePressStopsTheMailsOfThisCompanyAndOfNoOther() throws Exception {
        HttpResponse<String> answer = ask("POST", link);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("お知らせのメールを止めました", "The emails are stopped");
        assertThat(wanted(yamada)).isFalse();
        assertThat(wanted(sato)).isTrue();
    }

    @Test
    void theLinkOfTheWeeklyMailStopsThatMailAndNeverTheNotices() throws Exception {
        String weekly = links.weeklyPath(yamada.tenant(), yamada.owner());
        assertThat(weekly).isNotEqualTo(link);
        assertThat(ask("GET", weekly).body()).contains("「山田商店」の週に一度のメールを止めますか？", "<form method=\"post\">");
        assertThat(ask("POST", weekly).body()).contains("週に一度のメールを止めました", "The weekly emails are stopped");
        assertThat(PortalActs.in(() -> links.weeklyWanted(yamada.tenant(), yamada.owner())))
                .isFalse();
        assertThat(wanted(yamada)).isTrue();
    }

    @Test
    void theLinkOfNoticesLeavesTheWeeklyMail() throws Exception {
        ask("POST", link);
        assertThat(PortalActs.in(() -> links.weeklyWanted(yamada.tenant(), yamada.owner())))
                .isTrue();
    }

    @Test
    void itBeginsNoSessionAndIsKeptByNobody() throws Exception {
        assertThat(ask("POST", link).headers().map()).doesNotContainKey("set-cookie");
        assertThat(ask("GET", link).headers().map()).doesNotContainKey("set-cookie");
        assertThat(ask("GET", link).headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void lookingAtItStopsNothingAndShowsAButtonThatDoes() throws Exception {
        HttpResponse<String> page = ask("GET", link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">", "鍵番の中のお知らせは、これまでどおり表示されます。");
        assertThat(wanted(yamada)).isTrue();
    }

    @Test
    void itNamesThePortalAndTheCompanyAndNotTheMember() throws Exception {
        for (String method : List.of("GET", "POST")) {
            assertThat(ask(method, link).body()).contains("鍵番", "「山田商店」").doesNotContain("佐藤商店", "@");
        }
    }

    @Test
    void aNameIsNeverMarkup() throws Exception {
        Merchant odd = merchants.open("<b>山田</b>&商店");
        assertThat(ask("GET", links.path(odd.tenant(), odd.owner())).body())
                .contains("「&lt;b&gt;山田&lt;/b&gt;&amp;商店」")
                .doesNotContain("<b>");
    }

    @Test
    void onceTheyAreStoppedItAsksNoMore() throws Exception {
        String done = ask("POST", link).body();
        assertThat(done).contains("もう一度受け取るには").doesNotContain("<form");
        assertThat(ask("GET", link).body()).isEqualTo(done);
    }

    @Test
    void lookingAtALinkThatNeverWasSaysSo() throws Exception {
        HttpResponse<String> page = ask("GET", UNKNOWN);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("このリンクは使えません").doesNotContain("<form");
    }

    @Test
    void pressedTwiceItAnswersTheSameAndIsOneEntryOfTheHistory() throws Exception {
        assertThat(ask("POST", link).body()).isEqualTo(ask("POST", link).body());
        assertThat(PortalActs.in(() -> scope.in(yamada.tenant(), () -> history.page(HistoryFilter.NONE, 0, 9))))
                .extracting(Entry::code)
                .containsOnlyOnce("NOTICE_MAILS_TURNED_OFF");
    }

    @Test
    void oneThatIsOverIsAnsweredLikeOneThatNeverWas() throws Exception {
        scope.run(
                yamada.tenant(),
                () -> db.sql("DELETE FROM membership WHERE tenant_id = ? AND member_id = ?")
                        .params(Column.of(yamada.tenant()), Column.of(yamada.owner()))
                        .update());
        HttpResponse<String> over = ask("POST", link);
        assertThat(over.statusCode()).isEqualTo(404);
        assertThat(over.body())
                .contains("このリンクは使えません")
                .isEqualTo(ask("POST", UNKNOWN).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/unsubscribe/", "/unsubscribe/x", "/unsubscribe/a/b", "/unsubscribe/%00"})
    void whatIsNoLinkStopsNothing(String path) throws Exception {
        assertThat(ask("POST", path).statusCode()).isBetween(400, 404);
        assertThat(wanted(yamada)).isTrue();
    }

    @Test
    void theAddressAloneIsLeftToTheLogin() throws Exception {
        assertThat(ask("PUT", link).statusCode()).isEqualTo(405);
        assertThat(ask("POST", "/unsubscribe").statusCode()).isEqualTo(302);
    }

    @Test
    void unknownLinksWriteNothing() throws Exception {
        for (String method : List.of("GET", "HEAD", "POST")) {
            assertThat(ask(method, UNKNOWN).statusCode()).isEqualTo(404);
        }
        assertThat(db.sql("SELECT COUNT(*) FROM throttle_bucket")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aNameWithATelephoneNumberStandsOnNoPage() throws Exception {
        Merchant scam = merchants.open("至急 ０１２０-123-456 へ");
        String page = ask("GET", links.path(scam.tenant(), scam.owner())).body();
        assertThat(page).contains("<form method=\"post\">").doesNotContain("０１２０", "123-456", "至急", "COMPANY");
    }
}
