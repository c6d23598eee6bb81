package jp.kagiban.delivery.chat;

import com.vaadin.flow.i18n.I18NProvider;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.CallAnswers;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.delivery.channel.Trials;
import jp.kagiban.delivery.channel.Trials.Trial;
import jp.kagiban.delivery.chat.ChatChannel.ChatChannelId;
import jp.kagiban.delivery.chat.Messenger.Posting;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.egress.OutsideCalls;
import jp.kagiban.notice.NoticeText;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PublicAddress;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Memberships;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.keys.KekStoreAway;
import jp.kagiban.vault.keys.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Posts notices and samples to the chats and webhooks of the current tenant. */
@Component
class ChatNoticeChannel implements NoticeChannel {

    private static final Logger LOG = LoggerFactory.getLogger(ChatNoticeChannel.class);

    private static final int MOST = Webhook.MOST;

    private final ChatChannelRows rows;
    private final TenantScope scope;
    private final Map<ChannelKind, Messenger> messengers;
    private final ChatSeals seals;
    private final OutsideCalls calls;
    private final Trials trials;
    private final Memberships memberships;
    private final I18NProvider words;
    private final PublicAddress portal;
    private final Clock clock;

    ChatNoticeChannel(
            ChatChannelRows rows,
            TenantScope scope,
            List<Messenger> messengers,
            ChatSeals seals,
            OutsideCalls calls,
            Trials trials,
            Memberships memberships,
            I18NProvider words,
            PublicAddress portal,
            Clock clock) {
        this.rows = rows;
        this.scope = scope;
        this.messengers = messengers.stream().collect(Collectors.toMap(Messenger::kind, Function.identity()));
        this.seals = seals;
        this.calls = calls;
        this.trials = trials;
        this.memberships = memberships;
        this.words = words;
        this.portal = portal;
        this.clock = clock;
    }

    @Override
    public boolean carries(ChannelKind kind) {
        return !kind.personal();
    }

    /**
     * A post ends with the number of notices that have no room in it, so that fifty shops don't cause thirteen posts.
     */
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
                .map(channel -> post(channel, ChatMessage.of(digest), Use.byJob(Use.Purpose.SEND_NOTICES)))
                .orElseGet(() -> new SendResult.Refused(AnswerCode.CHANNEL_GONE.name()));
    }

    private SendResult post(ChatChannel channel, ChatMessage message, Use use) {
        Messenger messenger = messengers.get(channel.kind());
        if (messenger == null) {
            throw new IllegalStateException(channel.kind() + " is no chat");
        }
        try {
            Posting posting = messenger.compose(message, seals.open(channel, use));
            CallOutcome outcome = use.purpose() == Use.Purpose.TRY_A_CHANNEL
                    ? calls.tryOut(posting.address(), posting.headers(), posting.body())
                    : calls.post(posting.address(), posting.headers(), posting.body());
            String code = outcome instanceof Reply reply ? messenger.code(reply.text()) : "";
            return CallAnswers.of(outcome, code);
        } catch (KekStoreAway away) {
            throw away;
        } catch (VaultException closed) {
            LOG.warn("The sealed address of a chat receiver could not be opened. Run 'vault doctor'", closed);
            return new SendResult.Later(AnswerCode.NOT_OPENED.name());
        }
    }

    /**
     * Posts a sample in the background, at most one in three seconds for a company.
     *
     * @param onResult receives the result once, on any thread
     */
    void tryOut(ChatChannel channel, MemberId member, Consumer<SendResult> onResult) {
        TenantId tenant = channel.id().tenantId();
        ChatMessage sample = sample(channel);
        Use use = Use.byMember(Use.Purpose.TRY_A_CHANNEL, member);
        trials.start(
                new Trial(tenant.id(), tenant, channel.kind(), channel.id().id()),
                () -> post(channel, sample, use),
                onResult);
    }

    private ChatMessage sample(ChatChannel channel) {
        String headline = words.getTranslation("delivery.chat.post.test.headline", channel.locale());
        NoticeText text = new NoticeText(
                channel.locale(),
                headline,
                List.of(new NoticeText.Paragraph(
                        words.getTranslation("delivery.chat.post.test.body", channel.locale()))));
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
