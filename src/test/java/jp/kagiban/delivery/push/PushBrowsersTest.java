package jp.kagiban.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.kagiban.delivery.BrokenChannels;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.delivery.chat.ChatPortal;
import jp.kagiban.delivery.chat.OutsideDouble;
import jp.kagiban.delivery.chat.OutsideDouble.Call;
import jp.kagiban.delivery.push.PushBrowsers.Addition;
import jp.kagiban.delivery.push.PushBrowsers.Shown;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.login.session.LogOuts;
import jp.kagiban.login.session.MemberSessions;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Role;
import jp.kagiban.tenancy.Team.MemberLeft;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("slow-on-mysql")
@DatabaseTest
@Import(ChatPortal.class)
class PushBrowsersTest {

    private static final String ENDPOINT = "https://push.example.net/send/very-secret";

    @Autowired
    PushBrowsers browsers;

    @Autowired
    PushChannel channel;

    @Autowired
    BrokenChannels broken;

    @Autowired
    OutsideDouble outside;

    @Autowired
    Merchants merchants;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    MemberSessions sessions;

    @Autowired
    LogOuts logOuts;

    @Autowired
    TenantScope scope;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private Merchant yamada;
    private BrowserDouble phone;

    @BeforeEach
    void open() throws Exception {
        clock.set(SettableClock.START);
        outside.forget();
        outside.answer(new Reply(201, Optional.empty(), ""));
        yamada = merchants.open("山田商店");
        phone = new BrowserDouble(ENDPOINT);
        actAs(yamada);
    }

    @AfterEach
    void forget() {
        RequestContextHolder.resetRequestAttributes();
        security.clearContext();
    }

    private void actAs(Merchant merchant) {
        security.setContext(new SecurityContextImpl(login.of(merchant.owner())));
    }

    @Test
    void aBrowserIsToldWithoutTheNamesOfShops() throws Exception {
        added(phone);
        assertThat(send(NoticeKind.REFUSED_BEFORE_DATE)).isEqualTo(new SendResult.Taken("HTTP 201"));
        assertThat(shown().path("body").asString()).startsWith("至急：").doesNotContain("店舗A");
        assertThat(shown().path("urgent").asBoolean()).isTrue();
    }

    @Test
    void whoeverWantsItReadsTheHeadline() throws Exception {
        added(phone);
        assertThat(in(() -> browsers.showHeadlines(mine().getFirst().id(), true)))
                .isTrue();
        send(NoticeKind.REFUSED_BEFORE_DATE);
        assertThat(shown().path("body").asString()).isEqualTo("店舗Aのキーが使えません。");
    }

    @Test
    void aLineInEnglishLeadsAndTheHeadlineFollows() throws Exception {
        added(phone);
        in(() -> browsers.showHeadlines(mine().getFirst().id(), true));
        send(digest(NoticeKind.EXPIRED, "A's key has expired", "店舗Aのライセンスキーの有効期限が切れています"));
        assertThat(shown().path("body").asString()).isEqualTo("A's key has expired\n店舗Aのライセンスキーの有効期限が切れています");
    }

    @Test
    void nothingInAHeadlineTurnsItsDirection() throws Exception {
        added(phone);
        in(() -> browsers.showHeadlines(mine().getFirst().id(), true));
        send(digest(NoticeKind.EXPIRED, null, "店舗\u202EA\nのキーが使えません。"));
        assertThat(shown().path("body").asString()).isEqualTo("店舗 A のキーが使えません。");
    }

    @Test
    void theHeadersAreThoseOfTheStandards() {
        added(phone);
        send(NoticeKind.NOT_ACCEPTED);
        assertThat(call().address()).hasToString(ENDPOINT);
        assertThat(call().inTransaction()).isFalse();
        assertThat(call().headers())
                .containsEntry("Content-Encoding", "aes128gcm")
                .containsEntry("TTL", "86400")
                .containsEntry("Urgency", "normal")
                .hasEntrySatisfying("Topic", topic -> assertThat(topic).matches("[A-Za-z0-9_-]{1,32}"))
                .hasEntrySatisfying(
                        "Authorization",
                        pass -> assertThat(pass).startsWith("vapid t=").contains(", k="));
    }

    /** A phone that is off gets the last message of each topic alone. */
    @Test
    void nothingQuietTakesThePlaceOfWhatIsUrgent() throws Exception {
        added(phone);
        send(NoticeKind.EXPIRED);
        send(NoticeKind.NOT_ACCEPTED);
        sample();
        assertThat(outside.calls())
                .extracting(call -> call.headers().get("Topic"))
                .doesNotHaveDuplicates();
        assertThat(outside.calls())
                .extracting(call -> shown(call).path("tag").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void linesThatSayTheSameReplaceEachOther() {
        added(phone);
        send(NoticeKind.EXPIRED);
        send(NoticeKind.EXPIRED);
        assertThat(outside.calls())
                .extracting(call -> call.headers().get("Topic"))
                .hasSize(2)
                .containsOnly(call().headers().get("Topic"));
    }

    @Test
    void aBrowserThatNothingReachesIsToldToItsMemberAlone() {
        added(phone);
        givenUp(mine().getFirst().id());
        assertThat(in(() -> broken.of(yamada.owner())))
                .extracting(Recipient::channel)
                .containsExactly(ChannelKind.PUSH);
        MemberId colleague = merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.MANAGER);
        assertThat(in(() -> broken.of(colleague))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aBrowserThatIsGoneIsToldToItsMember(int status) {
        added(phone);
        UUID id = mine().getFirst().id();
        outside.answer(new Reply(status, Optional.empty(), ""));
        assertThat(send(NoticeKind.EXPIRED)).isEqualTo(new SendResult.Refused("HTTP " + status));
        assertThat(mine()).extracting(Shown::gone).containsExactly(true);
        assertThat(in(() -> broken.of(yamada.owner())))
                .extracting(Recipient::id)
                .containsExactly(id);
        assertThat(in(channel::recipients)).isEmpty();
        assertThat(sealed(id)).isZero();
    }

    @Test
    void aBrowserThatIsGoneIsForgottenOnceItTakesNoticesAnewOrIsRemoved() throws Exception {
        added(phone);
        outside.answer(new Reply(410, Optional.empty(), ""));
        send(NoticeKind.EXPIRED);
        added(new BrowserDouble(ENDPOINT + "/anew"));
        assertThat(mine()).extracting(Shown::gone).containsExactly(false);
        send(NoticeKind.EXPIRED);
        assertThat(in(() -> browsers.remove(mine().getFirst().id()))).isTrue();
        assertThat(in(() -> broken.of(yamada.owner()))).isEmpty();
    }

    @Test
    void theSameBrowserAtTheSameAddressIsWellAgain() {
        added(phone);
        outside.answer(new Reply(404, Optional.empty(), ""));
        send(NoticeKind.EXPIRED);
        added(phone);
        outside.answer(new Reply(201, Optional.empty(), ""));
        assertThat(send(NoticeKind.EXPIRED)).isEqualTo(new SendResult.Taken("HTTP 201"));
    }

    @Test
    void aPushServiceThatIsBusyKeepsTheBrowser() {
        added(phone);
        outside.answer(new Reply(503, Optional.empty(), ""));
        assertThat(send(NoticeKind.EXPIRED)).isEqualTo(new SendResult.Later("HTTP 503"));
        assertThat(mine()).hasSize(1);
    }

    @Test
    void theSameBrowserIsThereOnceWithItsNewKeys() throws Exception {
        added(phone);
        Shown before = mine().getFirst();
        BrowserDouble anew = new BrowserDouble(ENDPOINT);
        added(anew);
        assertThat(mine()).containsExactly(before);
        assertThat(sealed(before.id())).isOne();
        send(NoticeKind.EXPIRED);
        assertThat(anew.read(call().bytes())).contains("至急");
    }

    /** The limit of a member's entries then limits the ledger too. */
    @Test
    void newKeysOfTheSameBrowserAreRecorded() throws Exception {
        added(phone);
        added(new BrowserDouble(ENDPOINT));
        assertThat(rows("SELECT action FROM audit_entry WHERE tenant_id = ?").split("CHANNEL_ADDED", -1))
                .hasSize(3);
    }

    @Test
    void aMemberHasTenBrowsers() throws Exception {
        for (int i = 0; i < PushBrowsers.MOST; i++) {
            added(new BrowserDouble(ENDPOINT + i));
        }
        assertThat(add(phone)).isEqualTo(Addition.TOO_MANY);
        assertThat(in(() -> browsers.remove(mine().get(4).id()))).isTrue();
        assertThat(add(phone)).isEqualTo(Addition.DONE);
    }

    @Test
    void aBrowserIsCalledByWhoseItIs() {
        added(phone);
        String browser = mine().getFirst().browser();
        assertThat(in(channel::recipients)).extracting(Recipient::name).containsExactly("山田 花子（" + browser + "）");
    }

    @Test
    void whatIsNoSubscriptionIsNotTaken() {
        assertThat(in(() -> browsers.add("{\"endpoint\":\"https://push.example.net/x\"}", Locale.JAPANESE)))
                .isEqualTo(Addition.ODD);
        assertThat(mine()).isEmpty();
    }

    @Test
    void noSecretStandsInTheRowsNorInTheHistory() {
        added(phone);
        assertThat(rows("SELECT * FROM push_browser WHERE tenant_id = ?")).doesNotContain("secret");
        assertThat(rows("SELECT * FROM audit_entry WHERE tenant_id = ?"))
                .contains("CHANNEL_ADDED")
                .doesNotContain("very-secret");
    }

    @Test
    void nobodySeesOrMovesTheBrowsersOfAnother() {
        added(phone);
        UUID id = mine().getFirst().id();
        Merchant sato = merchants.open("佐藤商店");
        actAs(sato);
        assertThat(mine()).isEmpty();
        assertThat(in(() -> browsers.remove(id))).isFalse();
        assertThat(in(() -> browsers.showHeadlines(id, true))).isFalse();
        assertThat(in(() -> browsers.test(id, _ -> {}))).isFalse();
        assertThat(in(() -> browsers.at(ENDPOINT))).isEmpty();
    }

    @Test
    void browsersGoWithTheirMembership() {
        added(phone);
        UUID id = mine().getFirst().id();
        publish(new MemberLeft(yamada.tenant(), merchants.open("佐藤商店").owner()));
        assertThat(mine()).hasSize(1);
        publish(new MemberLeft(yamada.tenant(), yamada.owner()));
        assertThat(mine()).isEmpty();
        assertThat(sealed(id)).isZero();
    }

    @Test
    void browsersGoWithTheirCompany() {
        added(phone);
        publish(new TenantDeleted(yamada.tenant()));
        assertThat(mine()).isEmpty();
    }

    @Test
    void aLogOutEndsTheBrowserInWhichItHappens() throws Exception {
        browseWith("A");
        added(phone);
        UUID id = mine().getFirst().id();
        browseWith("B");
        added(new BrowserDouble(ENDPOINT + "/tablet"));
        browseWith("A");
        sessions.loggedOut(login.begun(yamada.owner()));
        assertThat(mine())
                .singleElement()
                .satisfies(left -> assertThat(left.id()).isNotEqualTo(id));
        assertThat(sealed(id)).isZero();
        assertThat(rows("SELECT * FROM audit_entry WHERE tenant_id = ?")).contains("CHANNEL_REMOVED");
    }

    @Test
    void aLogOutEndsNothingOfAnotherMember() {
        browseWith("A");
        added(phone);
        sessions.loggedOut(login.begun(merchants.open("佐藤商店").owner()));
        assertThat(mine()).hasSize(1);
    }

    /** Which browser one was added in isn't known of those from before that was kept. */
    @Test
    void endingAllOtherLoginsEndsAllOtherBrowsers() throws Exception {
        browseWith("B");
        added(new BrowserDouble(ENDPOINT + "/tablet"));
        RequestContextHolder.resetRequestAttributes();
        added(new BrowserDouble(ENDPOINT + "/older"));
        browseWith("A");
        added(phone);
        UUID here = mine().getLast().id();
        sessions.endOthers(yamada.owner());
        assertThat(mine()).extracting(Shown::id).containsExactly(here);
    }

    @Test
    void anOperatorWhoEndsAllLoginsEndsAllBrowsers() {
        browseWith("A");
        added(phone);
        RequestContextHolder.resetRequestAttributes();
        logOuts.all(yamada.owner());
        assertThat(mine()).isEmpty();
    }

    @Test
    void aLogOutDoesNotFailWithThePushes() {
        added(phone);
        Authentication begun = login.begun(yamada.owner());
        browseWithAFault();
        sessions.loggedOut(begun);
        assertThat(sessions.over(login.session(begun))).isPresent();
        assertThat(mine()).hasSize(1);
    }

    @Test
    void endingAllOtherLoginsDoesNotFailWithThePushes() {
        Authentication begun = login.begun(yamada.owner());
        browseWithAFault();
        assertThat(sessions.endOthers(yamada.owner())).isOne();
        assertThat(sessions.over(login.session(begun))).isPresent();
    }

    @Test
    void anOperatorsLogOutDoesNotFailWithThePushes() {
        Authentication begun = login.begun(yamada.owner());
        browseWithAFault();
        assertThat(logOuts.all(yamada.owner())).isOne();
        assertThat(sessions.over(login.session(begun))).isPresent();
    }

    /** Whatever asks which browser it is fails. */
    private static void browseWithAFault() {
        MockHttpServletRequest request = new MockHttpServletRequest() {

            @Override
            public Cookie[] getCookies() {
                throw new IllegalStateException("A fault on purpose");
            }
        };
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, new MockHttpServletResponse()));
    }

    private static void browseWith(String device) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("kagiban-device", device.repeat(43)));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, new MockHttpServletResponse()));
    }

    @Test
    void aTestIsCalledOne() throws Exception {
        added(phone);
        assertThat(sample()).isEqualTo(new SendResult.Taken("HTTP 201"));
        assertThat(shown().path("body").asString()).startsWith("これはテストです。");
    }

    private void added(BrowserDouble browser) {
        assertThat(add(browser)).isEqualTo(Addition.DONE);
    }

    private Addition add(BrowserDouble browser) {
        return in(() -> browsers.add(browser.subscription(), Locale.JAPANESE));
    }

    private List<Shown> mine() {
        return in(browsers::mine);
    }

    private void publish(Object event) {
        scope.run(yamada.tenant(), () -> transaction.executeWithoutResult(_ -> events.publishEvent(event)));
    }

    private Call call() {
        return outside.calls().getFirst();
    }

    private JsonNode shown() {
        return shown(call());
    }

    private JsonNode shown(Call call) {
        try {
            return JsonMapper.shared().readTree(phone.read(call.bytes()));
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private SendResult sample() throws Exception {
        CompletableFuture<SendResult> answer = new CompletableFuture<>();
        assertThat(in(() -> browsers.test(mine().getFirst().id(), answer::complete)))
                .isTrue();
        return answer.get(30, TimeUnit.SECONDS);
    }

    /** On a thread for which no page waits. */
    private SendResult send(NoticeKind kind) {
        return send(digest(kind));
    }

    private SendResult send(Digest digest) {
        return CompletableFuture.supplyAsync(
                        () -> in(() -> channel.send(channel.recipients().getFirst(), digest)))
                .join();
    }

    private void givenUp(UUID browser) {
        in(() -> db.sql("INSERT INTO delivery (tenant_id, id, channel, recipient_id, state, created_at, tries)"
                        + " VALUES (?, ?, 'PUSH', ?, 'FAILED', ?, 9)")
                .params(
                        Column.of(yamada.tenant()),
                        Column.of(Ids.next()),
                        Column.of(browser),
                        Column.of(clock.instant()))
                .update());
    }

    private <T> T in(Supplier<T> task) {
        return scope.in(yamada.tenant(), task);
    }

    private String rows(String query) {
        return in(() -> db.sql(query)
                .param(Column.of(yamada.tenant()))
                .query()
                .listOfRows()
                .toString());
    }

    private long sealed(UUID subject) {
        return in(() -> db.sql("SELECT COUNT(*) FROM sealed_secret WHERE tenant_id = ? AND subject_id = ?")
                .params(Column.of(yamada.tenant()), Column.of(subject))
                .query(Long.class)
                .single());
    }

    private Digest digest(NoticeKind kind) {
        return digest(kind, null, "店舗Aのキーが使えません。");
    }

    private Digest digest(NoticeKind kind, @Nullable String lead, String headline) {
        Notice notice = new Notice(
                new Notice.Key(ShopId.next(), kind, "1"),
                "店舗A",
                new Notice.OwnWords("notice.refused", List.of("店舗A"), false));
        NoticeText text =
                new NoticeText(lead, Locale.JAPANESE, headline, List.of(new NoticeText.Paragraph("確認してください。")));
        return new Digest(
                Ids.next(),
                clock.instant(),
                Locale.JAPANESE,
                "山田商店",
                headline,
                List.of(new Digest.Entry(notice, "受付停止", "", text)),
                URI.create("https://portal.example/"));
    }
}
