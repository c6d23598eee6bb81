package jp.kagiban.delivery.chat;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import jp.kagiban.delivery.chat.Messenger.Posting;
import org.springframework.stereotype.Component;

/** Posts a form to a room by Chatwork's API. The post appears under the name of the token's owner. */
@Component
class Chatwork implements Messenger {

    /**
     * Chatwork answers 400 to texts somewhere between 40,000 and 80,000 letters. 20,000 characters have at most 60,000
     * bytes.
     */
    private static final int LONGEST = 20_000;

    /** The beginning of a tag such as {@code [toall]} or {@code [/info]}. */
    private static final Pattern TAG = Pattern.compile("\\[(?=/?[A-Za-z])");

    private final ChatText text;
    private final I18NProvider words;

    Chatwork(ChatText text, I18NProvider words) {
        this.text = text;
        this.words = words;
    }

    static URI room(String number) {
        return URI.create("https://api.chatwork.com/v2/rooms/" + number + "/messages");
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.CHATWORK;
    }

    /**
     * Marks the post as unread for the token's owner too. Otherwise they wouldn't notice it, because it counts as their
     * own.
     */
    @Override
    public Posting compose(ChatMessage message, ChatSecrets secrets) {
        String body = "[info][title]" + words.getTranslation("delivery.chat.post.title", message.language())
                + "[/title]" + text.of(message, Chatwork::plain, LONGEST) + "[/info]";
        return Posting.form(
                secrets.address(),
                Map.of("X-ChatWorkToken", secrets.token(), "Accept", "application/json"),
                "body=" + URLEncoder.encode(body, StandardCharsets.UTF_8) + "&self_unread=1");
    }

    private static String plain(String text) {
        return TAG.matcher(text).replaceAll("[\u2060");
    }
}
