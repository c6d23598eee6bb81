package jp.kagiban.delivery.chat;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import jp.kagiban.delivery.chat.Messenger.Posting;
import org.springframework.stereotype.Component;

/** Posts JSON with a title and a text to the Incoming Webhook app of LINE WORKS. Its bots take 2,000 characters. */
@Component
class LineWorks implements Messenger {

    private static final int LONGEST = 2_000;

    /** The beginning of a mention such as {@code <m userId="all">}. */
    private static final Pattern MENTION = Pattern.compile("<(?=/?[A-Za-z])");

    private final ChatText text;
    private final I18NProvider words;

    LineWorks(ChatText text, I18NProvider words) {
        this.text = text;
        this.words = words;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.LINE_WORKS;
    }

    @Override
    public Posting compose(ChatMessage message, ChatSecrets secrets) {
        return Posting.json(
                secrets.address(),
                Map.of(
                        "title",
                        words.getTranslation("delivery.chat.post.title", message.language()),
                        "body",
                        Map.of("text", text.of(message, LineWorks::plain, LONGEST))));
    }

    private static String plain(String text) {
        return MENTION.matcher(text).replaceAll("<\u2060");
    }
}
