package jp.kagiban.delivery.chat;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import jp.kagiban.delivery.chat.Messenger.Posting;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.notice.NoticeText.Causes;
import jp.kagiban.notice.NoticeText.Link;
import jp.kagiban.notice.NoticeText.Paragraph;
import jp.kagiban.notice.NoticeText.Part;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts a message with an Adaptive Card to a Teams workflow that starts with a webhook. Texts are in rich text blocks,
 * which have no Markdown and no mentions without an entity. A message has at most 28 kB.
 */
@Component
class Teams implements Messenger {

    private static final int LARGEST = 20_000;

    private final I18NProvider words;

    Teams(I18NProvider words) {
        this.words = words;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.TEAMS;
    }

    @Override
    public Posting compose(ChatMessage message, ChatSecrets secrets) {
        return Posting.json(
                secrets.address(),
                Map.of(
                        "type",
                        "message",
                        "attachments",
                        List.of(Map.of(
                                "contentType", "application/vnd.microsoft.card.adaptive", "content", card(message)))));
    }

    private Map<String, Object> card(ChatMessage message) {
        return Map.of(
                "$schema",
                "http://adaptivecards.io/schemas/adaptive-card.json",
                "type",
                "AdaptiveCard",
                "version",
                "1.4",
                "msteams",
                Map.of("width", "Full"),
                "body",
                body(message),
                "actions",
                List.of(openUrl(
                        words.getTranslation("delivery.chat.post.open", message.language()), message.portal())));
    }

    private List<Object> body(ChatMessage message) {
        List<Object> body = new ArrayList<>();
        if (!message.isOfOneShop()) {
            body.add(block(bold(message.subject())));
        }
        int written = 0;
        int size = 0;
        for (ChatMessage.Item item : message.items()) {
            Map<String, Object> container = container(item.text(), message.portal());
            size += JsonMapper.shared().writeValueAsBytes(container).length;
            if (written > 0 && size > LARGEST) {
                break;
            }
            body.add(container);
            written++;
        }
        if (written < message.items().size()) {
            body.add(block(run(words.getTranslation(
                    "delivery.chat.post.more",
                    message.language(),
                    message.items().size() - written))));
        }
        return body;
    }

    private static Map<String, Object> container(NoticeText text, URI portal) {
        return Map.of(
                "type",
                "Container",
                "separator",
                true,
                "items",
                Stream.concat(
                                text.headlines().map(line -> block(bold(line))),
                                text.parts().stream().flatMap(part -> blocks(part, portal)))
                        .toList());
    }

    private static Stream<Map<String, Object>> blocks(Part part, URI portal) {
        return switch (part) {
            case Paragraph(Link link, String sentence) ->
                Stream.of(
                        link == null
                                ? block(run(sentence))
                                : block(List.of(link(link.label(), portal.resolve(link.path())), run(sentence))));
            case Causes(List<String> causes) ->
                IntStream.range(0, causes.size()).mapToObj(i -> block(run((i + 1) + ". " + causes.get(i))));
        };
    }

    private static Map<String, Object> block(Map<String, Object> run) {
        return block(List.of(run));
    }

    private static Map<String, Object> block(List<Map<String, Object>> runs) {
        return Map.of("type", "RichTextBlock", "inlines", runs);
    }

    private static Map<String, Object> run(String text) {
        return Map.of("type", "TextRun", "text", text);
    }

    private static Map<String, Object> bold(String text) {
        return Map.of("type", "TextRun", "text", text, "weight", "Bolder");
    }

    private static Map<String, Object> link(String label, URI address) {
        return Map.of("type", "TextRun", "text", label, "selectAction", openUrl(label, address));
    }

    private static Map<String, Object> openUrl(String title, URI address) {
        return Map.of("type", "Action.OpenUrl", "title", title, "url", address.toString());
    }
}
