package jp.kagiban.delivery.chat;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.Secret;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Use;
import jp.kagiban.vault.Vault;
import org.springframework.stereotype.Component;

/** Keeps the secrets of channels in the vault. */
@Component
class ChatSeals {

    private final Vault vault;

    ChatSeals(Vault vault) {
        this.vault = vault;
    }

    /** @param signing the generated secret of a webhook */
    record Sealed(long revision, Optional<String> signing) {

        @Override
        public String toString() {
            return "Sealed[" + revision + "]";
        }
    }

    Sealed seal(UUID channel, NewChannel typed) {
        Optional<String> signing =
                typed.kind() == ChannelKind.WEBHOOK ? Optional.of(WebhookSignature.newSecret()) : Optional.empty();
        Map<Field, Secret> secrets = new EnumMap<>(Field.class);
        secrets.put(
                Field.CHANNEL_ADDRESS, Secret.of(typed.target().orElseThrow().toString()));
        signing.or(() -> token(typed)).ifPresent(token -> secrets.put(Field.CHANNEL_TOKEN, Secret.of(token)));
        try {
            return new Sealed(vault.seal(channel, 0, secrets), signing);
        } finally {
            secrets.values().forEach(Secret::close);
        }
    }

    private static Optional<String> token(NewChannel typed) {
        return typed.kind() == ChannelKind.CHATWORK ? Optional.of(typed.token().strip()) : Optional.empty();
    }

    ChatSecrets open(ChatChannel channel, Use use) {
        UUID id = channel.id().id();
        String address = vault.open(id, Field.CHANNEL_ADDRESS, channel.revision(), use, Secret::reveal);
        String token = vault.holds(id, Field.CHANNEL_TOKEN, channel.revision())
                ? vault.open(id, Field.CHANNEL_TOKEN, channel.revision(), use, Secret::reveal)
                : "";
        return new ChatSecrets(URI.create(address), token);
    }

    void destroy(UUID channel) {
        vault.destroy(channel);
    }

    /**
     * The secrets of a channel, opened for one post.
     *
     * @param token of Chatwork, or the secret that signs a webhook's posts; empty for other kinds
     */
    record ChatSecrets(URI address, String token) {

        @Override
        public String toString() {
            return "ChatSecrets[…]";
        }
    }
}
