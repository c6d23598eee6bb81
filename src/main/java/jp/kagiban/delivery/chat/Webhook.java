package jp.kagiban.delivery.chat;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import jp.kagiban.delivery.chat.Messenger.Posting;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts signed JSON to a company's own receiver, by the schema in {@code docs/webhook.schema.json}. */
@Component
class Webhook implements Messenger {

    static final String HEADER = "Kagiban-Signature";

    static final int MOST = 200;

    private final Clock clock;

    Webhook(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WEBHOOK;
    }

    @Override
    public Posting compose(ChatMessage message, ChatSecrets secrets) {
        Posting unsigned = Posting.json(secrets.address(), json(message));
        Map<String, String> headers = new HashMap<>(unsigned.headers());
        headers.put(HEADER, WebhookSignature.of(secrets.token(), clock.instant(), unsigned.body()));
        return new Posting(unsigned.address(), headers, unsigned.body());
    }

    private Map<String, Object> json(ChatMessage message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", message.id().toString());
        json.put("sent_at", clock.instant().toString());
        json.put("test", message.test());
        json.put("company", message.company());
        json.put("portal", message.portal().toString());
        json.put("subject", message.subject());
        json.put(
                "notices",
                message.items().stream()
                        .limit(MOST)
                        .map(item -> notice(item, message.portal()))
                        .toList());
        json.put("more", Math.max(0, message.items().size() - MOST));
        return json;
    }

    private static Map<String, @Nullable Object> notice(ChatMessage.Item item, URI portal) {
        Map<String, @Nullable Object> notice = new LinkedHashMap<>();
        notice.put("kind", item.kind());
        notice.put("shop_id", item.shop() == null ? null : item.shop().toString());
        notice.put("shop", item.shopName());
        notice.put(
                "expires_at", item.expiresAt() == null ? null : item.expiresAt().toString());
        notice.put("days", item.days());
        notice.put("headline", item.text().headline());
        notice.put("paragraphs", paragraphs(item.text()));
        notice.put("link", link(item.text(), portal));
        return notice;
    }

    /** Returns one text for each paragraph and each cause, in the order of the notice. */
    private static List<String> paragraphs(NoticeText text) {
        return text.parts().stream()
                .flatMap(part -> switch (part) {
                    case Paragraph(Link link, String words) -> Stream.of(link == null ? words : link.label() + words);
                    case Causes(List<String> causes) -> causes.stream();
                })
                .toList();
    }

    private static @Nullable String link(NoticeText text, URI portal) {
        return text.parts().stream()
                .map(part -> part instanceof Paragraph(Link link, String words) ? link : null)
                .filter(Objects::nonNull)
                .map(link -> portal.resolve(link.path()).toString())
                .findFirst()
                .orElse(null);
    }
}
