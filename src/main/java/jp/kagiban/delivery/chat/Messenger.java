package jp.kagiban.delivery.chat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import tools.jackson.databind.json.JsonMapper;

/** How one kind of chat takes a post. Stateless. */
interface Messenger {

    ChannelKind kind();

    Posting compose(ChatMessage message, ChatSecrets secrets);

    /** What the receiver's answer says beside its status, as a short code; empty for most. */
    default String code(String answer) {
        return "";
    }

    /** What is posted, and where. It shows itself in no text: the address is a secret. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Posting(URI address, Map<String, String> headers, byte[] body) {

        private static final String CONTENT_TYPE = "Content-Type";

        static Posting json(URI address, Object content) {
            return new Posting(
                    address,
                    Map.of(CONTENT_TYPE, "application/json; charset=utf-8"),
                    JsonMapper.shared().writeValueAsBytes(content));
        }

        /** @param encoded pairs as a form sends them */
        static Posting form(URI address, Map<String, String> headers, String encoded) {
            Map<String, String> all = new HashMap<>(headers);
            all.put(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8");
            return new Posting(address, all, encoded.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Posting[" + body.length + " bytes]";
        }
    }
}
