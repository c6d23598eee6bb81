package jp.kagiban.delivery.chat;

import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import jp.kagiban.delivery.chat.Messenger.Posting;
import org.springframework.stereotype.Component;

/** Posts JSON to Slack's incoming webhooks. Slack cuts the text after 40,000 characters. */
@Component
class Slack implements Messenger {

    private static final int LONGEST = 30_000;

    /**
     * Slack's own mentions look like {@code <!channel>}. By default, {@code @channel} alone mentions nobody. A
     * workspace may change that, so the mention is broken up.
     */
    private static final Pattern MENTION = Pattern.compile("@(?=(?:channel|here|everyone)\\b)");

    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    private final ChatText text;

    Slack(ChatText text) {
        this.text = text;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.SLACK;
    }

    @Override
    public Posting compose(ChatMessage message, ChatSecrets secrets) {
        return Posting.json(
                secrets.address(),
                Map.of("text", text.of(message, Slack::plain, LONGEST), "mrkdwn", false, "unfurl_links", false));
    }

    /**
     * Escapes the text by Slack's own rules, which disable all of its commands. {@code mrkdwn} leaves stars and
     * underscores as they are.
     */
    private static String plain(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MENTION.matcher(escaped).replaceAll("@\u2060");
    }

    /** Returns a code such as {@code no_service}, which means that the webhook was removed. */
    @Override
    public String code(String answer) {
        return CODE.matcher(answer.strip()).matches() ? answer.strip() : "";
    }
}
