package jp.kagiban.delivery.chat;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import jp.kagiban.delivery.channel.Trials;
import jp.kagiban.delivery.channel.Trials.Trial;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/** Posts samples that members ask for, while their page goes on: of a company, one in three seconds. */
@Component
class ChatTrials {

    private final ChatPost post;
    private final ChatWords words;
    private final Memberships memberships;
    private final PublicAddress portal;
    private final Trials trials;
    private final Clock clock;

    ChatTrials(
            ChatPost post, ChatWords words, Memberships memberships, PublicAddress portal, Trials trials, Clock clock) {
        this.post = post;
        this.words = words;
        this.memberships = memberships;
        this.portal = portal;
        this.trials = trials;
        this.clock = clock;
    }

    /** @param told hears the answer once, on whatever thread */
    void start(ChatChannel channel, MemberId member, Consumer<SendResult> told) {
        TenantId tenant = channel.id().tenantId();
        ChatMessage sample = sample(channel);
        Use use = Use.byMember(Use.Purpose.TRY_A_CHANNEL, member);
        trials.start(
                new Trial(tenant.id(), tenant, channel.kind(), channel.id().id()),
                () -> post.post(channel, sample, use),
                told);
    }

    private ChatMessage sample(ChatChannel channel) {
        String headline = words.testHeadline(channel.locale());
        NoticeText text = new NoticeText(
                channel.locale(), headline, List.of(new NoticeText.Paragraph(words.testBody(channel.locale()))));
        return new ChatMessage(
                Ids.next(),
                clock.instant(),
                channel.locale(),
                memberships.companyName(),
                headline,
                List.of(new ChatMessage.Item("TEST", null, "", null, null, text)),
                URI.create(portal.base() + "/"),
                true);
    }
}
