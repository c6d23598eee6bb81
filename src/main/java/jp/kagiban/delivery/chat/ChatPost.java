package jp.kagiban.delivery.chat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.CallAnswers;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.egress.CallOutcome;
import jp.kagiban.egress.CallOutcome.Reply;
import jp.kagiban.egress.OutsideCalls;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.SendResult;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.KekStoreAway;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import jp.kagiban.vault.VaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Posts a message to a channel of the tenant in force. */
@Component
class ChatPost {

    private static final Logger LOG = LoggerFactory.getLogger(ChatPost.class);

    private final Map<ChannelKind, Messenger> messengers;
    private final Vault vault;
    private final OutsideCalls calls;

    ChatPost(List<Messenger> messengers, Vault vault, OutsideCalls calls) {
        this.messengers = messengers.stream().collect(Collectors.toMap(Messenger::kind, Function.identity()));
        this.vault = vault;
        this.calls = calls;
    }

    SendResult post(ChatChannel channel, ChatMessage message, Use use) {
        Messenger messenger = messengers.get(channel.kind());
        if (messenger == null) {
            throw new IllegalStateException(channel.kind() + " is no chat");
        }
        try {
            Posting posting = messenger.compose(message, secrets(channel, use));
            CallOutcome outcome = use.purpose() == Use.Purpose.TRY_A_CHANNEL
                    ? calls.tryOut(posting.address(), posting.headers(), posting.body())
                    : calls.post(posting.address(), posting.headers(), posting.body());
            String code = outcome instanceof Reply reply ? messenger.code(reply.text()) : "";
            return CallAnswers.of(outcome, code);
        } catch (KekStoreAway away) {
            throw away;
        } catch (VaultException closed) {
            LOG.warn("The address of a channel could not be opened", closed);
            return new SendResult.Later(AnswerCode.NOT_OPENED.name());
        }
    }

    private ChatSecrets secrets(ChatChannel channel, Use use) {
        UUID id = channel.id().id();
        String address = vault.open(id, Field.CHANNEL_ADDRESS, channel.revision(), use, Secret::reveal);
        String token = vault.holds(id, Field.CHANNEL_TOKEN, channel.revision())
                ? vault.open(id, Field.CHANNEL_TOKEN, channel.revision(), use, Secret::reveal)
                : "";
        return new ChatSecrets(URI.create(address), token);
    }
}
