package jp.kagiban.delivery.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import jp.kagiban.delivery.chat.Messenger.Posting;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is posted, held against what each vendor publishes, with names of shops that try to be more than names. */
class PayloadTest {

    private static final String HEADLINE = "楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと7日となっています。";
    private static final String EVIL =
            "<!channel> @here [toall] [To:1] [/info] <m userId=\"all\">\n二行目\u202Eabc & *太字*";
    private static final ChatSecrets SECRETS =
            new ChatSecrets(URI.create("https://hooks.example/secret-part"), "kagiban_whsec_x");

    private static final I18NProvider WORDS = new DefaultI18NProvider(List.of(Locale.JAPANESE, Locale.ENGLISH));
    private static final ChatText TEXT = new ChatText(WORDS);
    private static final Clock CLOCK = Clock.fixed(SettableClock.START, ZoneOffset.UTC);

    static Stream<Messenger> chats() {
        return Stream.of(
                new Slack(TEXT),
                new Chatwork(TEXT, WORDS),
                new LineWorks(TEXT, WORDS),
                new Teams(WORDS),
                new Webhook(CLOCK));
    }

    /** Chats that people read. */
    static Stream<Messenger> posts() {
        return chats().filter(chat -> !(chat instanceof Webhook));
    }

    @ParameterizedTest
    @MethodSource("chats")
    void eachFitsItsSchema(Messenger chat) throws IOException {
        assertThat(errors(chat, message(item(HEADLINE)))).isEmpty();
        assertThat(errors(chat, message(item(EVIL), item(HEADLINE)))).isEmpty();
        assertThat(errors(chat, many(300))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("chats")
    void theTextStandsWhole(Messenger chat) {
        assertThat(strings(chat, message(item(HEADLINE)))).contains(HEADLINE, "受注の取得が止まります。", "から発行できます。");
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aLineInEnglishLeads(Messenger chat) {
        assertThat(strings(chat, message(item("1号店's key expires in 7 days", HEADLINE))))
                .containsSubsequence("1号店's key expires in 7 days", HEADLINE);
    }

    @ParameterizedTest
    @MethodSource("chats")
    void whatHasNoRoomIsCounted(Messenger chat) {
        String posted = strings(chat, many(300));
        if (chat instanceof Webhook) {
            assertThat(json(chat, many(300)).get("more").asInt()).isEqualTo(100);
        } else {
            assertThat(posted).containsPattern("ほかに[\\d,]+件のお知らせがあります。").contains("店舗000の");
        }
    }

    @ParameterizedTest
    @MethodSource("chats")
    void nothingBreaksTheLineOrTurnsItAround(Messenger chat) {
        assertThat(strings(chat, message(item(EVIL)))).contains("二行目 abc").doesNotContain("\u202E", "\n二行目");
    }

    @Test
    void slackSeesNoCommand() {
        String text = json(new Slack(TEXT), message(item(EVIL))).get("text").asString();
        assertThat(text).contains("&lt;!channel&gt;", "&amp;").doesNotContain("<!", "@here");
    }

    @Test
    void chatworkSeesNoTagOfAShop() {
        String body = fields(new Chatwork(TEXT, WORDS).compose(message(item(EVIL)), SECRETS))
                .get("body");
        assertThat(body.replaceFirst("^\\[info]\\[title]", "")
                        .replaceFirst("\\[/info]$", "")
                        .replaceFirst("\\[/title]", ""))
                .doesNotContainPattern("\\[/?[A-Za-z]")
                .contains("toall");
    }

    @Test
    void lineWorksSeesNoMention() {
        assertThat(strings(new LineWorks(TEXT, WORDS), message(item(EVIL))))
                .doesNotContain("<m ")
                .contains("userId");
    }

    @Test
    void teamsGetsLessThanItsLimit() {
        assertThat(new Teams(WORDS).compose(many(300), SECRETS).body().length).isLessThan(28_000);
    }

    @Test
    void chatworkGetsItsTokenInTheHeaderAlone() {
        Posting posting = new Chatwork(TEXT, WORDS).compose(message(item(HEADLINE)), SECRETS);
        assertThat(posting.headers()).containsEntry("X-ChatWorkToken", SECRETS.token());
        assertThat(new String(posting.body(), UTF_8)).doesNotContain(SECRETS.token());
    }

    @Test
    void theWebhooksSignatureIsOverTimeAndBody() throws Exception {
        Posting posting = new Webhook(CLOCK).compose(message(item(HEADLINE)), SECRETS);
        String time = Long.toString(SettableClock.START.getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRETS.token().getBytes(UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((time + "." + new String(posting.body(), UTF_8)).getBytes(UTF_8)));
        assertThat(posting.headers()).containsEntry("Kagiban-Signature", "t=" + time + ",v1=" + expected);
    }

    @Test
    void theWebhookTellsDateAndDays() {
        JsonNode notice =
                json(new Webhook(CLOCK), message(item(HEADLINE))).get("notices").get(0);
        assertThat(notice.get("expires_at").asString()).isEqualTo("2026-11-25T01:42:00Z");
        assertThat(notice.get("days").asInt()).isEqualTo(7);
        assertThat(notice.get("link").asString()).isEqualTo("https://portal.example/manual/renew");
    }

    @Test
    void secretsShowThemselvesInNoText() {
        Posting posting = new Slack(TEXT).compose(message(item(HEADLINE)), SECRETS);
        assertThat(posting + " " + SECRETS).doesNotContain("secret-part", "whsec");
    }

    private static ChatMessage.Item item(String headline) {
        return item(null, headline);
    }

    private static ChatMessage.Item item(@Nullable String lead, String headline) {
        NoticeText text = new NoticeText(
                lead,
                Locale.JAPANESE,
                headline,
                List.of(
                        new Paragraph("受注の取得が止まります。"),
                        new Causes(List.of("キーの期限切れ", "権限の変更")),
                        new Paragraph(new Link("マニュアル", "manual/renew"), "から発行できます。")));
        return new ChatMessage.Item("WITHIN_7_DAYS", ShopId.next(), headline, SettableClock.START, 7L, text);
    }

    private static ChatMessage many(int count) {
        return message(IntStream.range(0, count)
                .mapToObj(i -> item("店舗%03dの".formatted(i) + HEADLINE))
                .toArray(ChatMessage.Item[]::new));
    }

    private static ChatMessage message(ChatMessage.Item... items) {
        return new ChatMessage(
                Ids.next(),
                SettableClock.START,
                Locale.JAPANESE,
                "山田商店",
                "2店舗のお知らせ",
                List.of(items),
                URI.create("https://portal.example/"),
                false);
    }

    private static JsonNode json(Messenger chat, ChatMessage message) {
        Posting posting = chat.compose(message, SECRETS);
        return chat instanceof Chatwork
                ? JsonMapper.shared().valueToTree(fields(posting))
                : JsonMapper.shared().readTree(posting.body());
    }

    private static Map<String, String> fields(Posting posting) {
        return Stream.of(new String(posting.body(), UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    /** All texts of the post, as its reader sees them. */
    private static String strings(Messenger chat, ChatMessage message) {
        return json(chat, message).findValuesAsString("text").stream()
                .collect(Collectors.joining(
                        "\n", json(chat, message).toPrettyString().replace("\\n", "\n"), ""));
    }

    private static List<com.networknt.schema.Error> errors(Messenger chat, ChatMessage message) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(chat))
                .validate(json(chat, message));
    }

    private static String schema(Messenger chat) throws IOException {
        return chat instanceof Webhook
                ? Files.readString(Path.of("docs/webhook.schema.json"))
                : new ClassPathResource(
                                chat.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".schema.json",
                                PayloadTest.class)
                        .getContentAsString(UTF_8);
    }
}
