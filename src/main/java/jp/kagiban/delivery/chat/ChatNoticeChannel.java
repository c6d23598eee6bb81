package jp.kagiban.delivery.chat;

import jp.kagiban.delivery.chat.ChatChannel.ChatChannelId;
import java.util.List;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/** The channels of the company, of whatever kind. */
@Component
class ChatNoticeChannel implements NoticeChannel {

    private static final int MOST = Webhook.MOST;

    private final ChatChannelRows rows;
    private final ChatPost post;
    private final TenantScope scope;

    ChatNoticeChannel(ChatChannelRows rows, ChatPost post, TenantScope scope) {
        this.rows = rows;
        this.post = post;
        this.scope = scope;
    }

    @Override
    public boolean carries(ChannelKind kind) {
        return !kind.personal();
    }

    /** A post says how many more there are than have room in it: of fifty shops nobody wants thirteen posts. */
    @Override
    public int most(ChannelKind kind) {
        return MOST;
    }

    @Override
    public List<Recipient> recipients() {
        return rows.findByIdTenantIdOrderByAddedAt(scope.current()).stream()
                .map(ChatChannel::recipient)
                .toList();
    }

    @Override
    public SendResult send(Recipient recipient, Digest digest) {
        return rows.findById(new ChatChannelId(scope.current(), recipient.id()))
                .map(channel -> post.post(channel, ChatMessage.of(digest), Use.byJob(Use.Purpose.SEND_NOTICES)))
                .orElseGet(() -> new SendResult.Refused(AnswerCode.CHANNEL_GONE.name()));
    }
}
