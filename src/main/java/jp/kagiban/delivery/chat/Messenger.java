package jp.kagiban.delivery.chat;

import jp.kagiban.delivery.channel.ChannelKind;

/** How one kind of chat takes a post. Stateless. */
interface Messenger {

    ChannelKind kind();

    Posting compose(ChatMessage message, ChatSecrets secrets);

    /** What the receiver's answer says beside its status, as a short code; empty for most. */
    default String code(String answer) {
        return "";
    }
}
