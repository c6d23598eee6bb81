package jp.kagiban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.delivery.chat.ChatChannels.Addition;
import jp.kagiban.delivery.chat.ChatChannels.Shown;
import jp.kagiban.delivery.chat.NewChannel.Problem;
import jp.kagiban.egress.CallOutcome.Failure;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.TenantDeleted;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("slow-on-mysql")
@DatabaseTest
@Import(ChatPortal.class)
@RecordApplicationEvents
class ChatChannelsTest {

    private static final String SLACK = "https://hooks.slack.com/services/T1/B1/very-secret";

    @Autowired
    ChatChannels channels;

    @Autowired
    ChatNoticeChannel notices;

    @Autowired
    OutsideDouble outside;

    @Autowired
    Merchants merchants;

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

    @BeforeEach
    void open() {
        clock.set(SettableClock.START);
        outside.forget();
        yamada = merchants.open("山田商店");
    }

    @Test
    void aChannelIsToldWhatItsDigestSays() {
        added(slack("店舗チーム"));
        assertThat(send()).isEqualTo(new SendResult.Taken("HTTP 200"));
        assertThat(outside.calls()).singleElement().satisfies(call -> {
            assertThat(call.address()).isEqualTo(URI.create(SLACK));
            assertThat(call.body()).contains("店舗Aのキーが使えません。");
            assertThat(call.inTransaction()).isFalse();
        });
    }

    @Test
    void chatworkIsCalledWithTheRoomAndTheToken() {
        added(new NewChannel(ChannelKind.CHATWORK, "店舗", Locale.JAPANESE, "123", "0123456789abcdef"));
        send();
        assertThat(outside.calls()).singleElement().satisfies(call -> {
            assertThat(call.address()).hasToString("https://api.chatwork.com/v2/rooms/123/messages");
            assertThat(call.headers()).containsEntry("X-ChatWorkToken", "0123456789abcdef");
        });
    }

    @Test
    void aWebhooksSecretIsToldOnceAndSignsItsPosts() {
        Addition.Done done = added(webhook());
        assertThat(done.signing())
                .hasValueSatisfying(secret -> assertThat(secret).startsWith("kagiban_whsec_"));
        send();
        assertThat(outside.calls()).singleElement().satisfies(call -> {
            byte[] body = call.body().getBytes(UTF_8);
            assertThat(call.headers())
                    .containsEntry(
                            "Kagiban-Signature",
                            WebhookSignature.of(done.signing().orElseThrow(), clock.instant(), body));
        });
    }

    @Test
    void noSecretStandsInTheRowsNorInTheHistory() {
        Addition.Done done = added(slack("店舗チーム"));
        assertThat(in(() -> db.sql("SELECT * FROM chat_channel WHERE tenant_id = ?")
                        .param(Column.of(yamada.tenant()))
                        .query()
                        .listOfRows()
                        .toString()))
                .contains("店舗チーム")
                .doesNotContain("secret");
        assertThat(history()).contains("CHANNEL_ADDED").doesNotContain("very-secret");
        assertThat(done.toString()).doesNotContain("secret");
    }

    @Test
    void aRefusalAndAFaultAreToldApart() {
        added(slack("店舗チーム"));
        outside.answer(new Reply(404, Optional.empty(), "no_service"));
        assertThat(send()).isEqualTo(new SendResult.Refused("HTTP 404 no_service"));
        outside.answer(Failure.TOO_SLOW);
        assertThat(send()).isEqualTo(new SendResult.Later("TOO_SLOW"));
    }

    @Test
    void aCompanyHasTenChannels() {
        for (int i = 0; i < ChatChannels.MOST; i++) {
            added(slack("店舗" + i));
        }
        assertThat(in(() -> channels.add(slack("もう一つ")))).isEqualTo(new Addition.Wrong(Problem.TOO_MANY));
        assertThat(in(() -> channels.remove(all().get(3).id()))).isTrue();
        added(slack("もう一つ"));
        assertThat(all()).hasSize(ChatChannels.MOST);
    }

    @Test
    void aRemovedChannelLeavesNothing() {
        UUID id = added(webhook()).id();
        assertThat(in(() -> channels.remove(id))).isTrue();
        assertThat(in(() -> channels.remove(id))).isFalse();
        assertThat(in(notices::recipients)).isEmpty();
        assertThat(sealed(id)).isZero();
        assertThat(history()).contains("CHANNEL_REMOVED");
    }

    @Test
    void anotherCompanySeesNothingOfIt() {
        UUID id = added(webhook()).id();
        Merchant sato = merchants.open("佐藤商店");
        scope.run(sato.tenant(), () -> {
            assertThat(channels.all()).isEmpty();
            assertThat(notices.recipients()).isEmpty();
            assertThat(channels.remove(id)).isFalse();
            assertThat(channels.test(id, sato.owner(), _ -> {})).isFalse();
        });
        assertThat(all()).hasSize(1);
    }

    @Test
    void channelsGoWithTheirCompany() {
        UUID id = added(webhook()).id();
        scope.run(
                yamada.tenant(),
                () -> transaction.executeWithoutResult(_ -> events.publishEvent(new TenantDeleted(yamada.tenant()))));
        assertThat(all()).isEmpty();
        assertThat(sealed(id)).isZero();
    }

    @Test
    void aTestIsMarkedAsOne() throws Exception {
        UUID id = added(webhook()).id();
        assertThat(trial(id)).isEqualTo(new SendResult.Taken("HTTP 200"));
        assertThat(outside.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.body()).contains("\"test\":true", "\"kind\":\"TEST\"", "これはテストです。"));
        assertThat(history()).contains("TRY_A_CHANNEL");
    }

    @Test
    void aTestThatGetsThroughIsTold(ApplicationEvents published) throws Exception {
        UUID id = added(webhook()).id();
        trial(id);
        assertThat(published.stream(ReceiverReached.class))
                .containsExactly(new ReceiverReached(yamada.tenant(), ChannelKind.WEBHOOK, id, "HTTP 200"));
    }

    @Test
    void aSecondTestAtOnceIsPutOff() throws Exception {
        UUID id = added(slack("店舗チーム")).id();
        trial(id);
        assertThat(trial(id)).isEqualTo(new SendResult.NoPlace());
        assertThat(outside.calls()).hasSize(1);
    }

    private SendResult trial(UUID id) throws Exception {
        CompletableFuture<SendResult> answer = new CompletableFuture<>();
        assertThat(in(() -> channels.test(id, yamada.owner(), answer::complete)))
                .isTrue();
        return answer.get(30, TimeUnit.SECONDS);
    }

    private Addition.Done added(NewChannel typed) {
        return (Addition.Done) in(() -> channels.add(typed));
    }

    private List<Shown> all() {
        return in(channels::all);
    }

    /** On a thread for which no page waits. */
    private SendResult send() {
        return CompletableFuture.supplyAsync(() -> in(() -> {
                    Recipient recipient = notices.recipients().getFirst();
                    return notices.send(recipient, digest());
                }))
                .join();
    }

    private <T> T in(Supplier<T> task) {
        return scope.in(yamada.tenant(), task);
    }

    private long sealed(UUID subject) {
        return in(() -> db.sql("SELECT COUNT(*) FROM sealed_secret WHERE tenant_id = ? AND subject_id = ?")
                .params(Column.of(yamada.tenant()), Column.of(subject))
                .query(Long.class)
                .single());
    }

    private String history() {
        return in(() -> db.sql("SELECT * FROM audit_entry WHERE tenant_id = ?")
                .param(Column.of(yamada.tenant()))
                .query()
                .listOfRows()
                .toString());
    }

    private static NewChannel slack(String name) {
        return new NewChannel(ChannelKind.SLACK, name, Locale.JAPANESE, SLACK, "");
    }

    private static NewChannel webhook() {
        return new NewChannel(ChannelKind.WEBHOOK, "基幹システム", Locale.JAPANESE, "https://erp.example.jp/hook", "");
    }

    private Digest digest() {
        Notice notice = new Notice(
                new Notice.Key(ShopId.next(), NoticeKind.REFUSED_BEFORE_DATE, "1"),
                "店舗A",
                new Notice.OwnWords("notice.refused", List.of("店舗A"), false));
        NoticeText text =
                new NoticeText(Locale.JAPANESE, "店舗Aのキーが使えません。", List.of(new NoticeText.Paragraph("確認してください。")));
        return new Digest(
                Ids.next(),
                clock.instant(),
                Locale.JAPANESE,
                "山田商店",
                "店舗Aのキーが使えません。",
                List.of(new Digest.Entry(notice, "受付停止", "", text)),
                URI.create("https://portal.example/"));
    }
}
