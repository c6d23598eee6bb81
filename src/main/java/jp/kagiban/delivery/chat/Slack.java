package jp.kagiban.delivery.chat;

import java.util.Map;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import jp.kagiban.delivery.chat.Messenger.Posting;
import org.springframework.stereotype.Component;

/** Slack's incoming webhooks: a JSON with the text, which is cut after 40,000 characters. */
@Component
class Slack implements Messenger {

    private static final int LONGEST = 30_000;

    /** Commands are {@code <!channel>} and the like; these words alone are none by default, and a workspace can't make them so. */
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

    /** Slack's own escaping, which covers all of its commands; stars and underscores are left as they are by {@code mrkdwn}. */
    private static String plain(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MENTION.matcher(escaped).replaceAll("@\u2060");
    }

    /** Such as {@code no_service} for a webhook that was removed. */
    @Override
    public String code(String answer) {
        return CODE.matcher(answer.strip()).matches() ? answer.strip() : "";
    }
}
