package jp.kagiban.delivery.chat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.chat.ChatSeals.ChatSecrets;
import tools.jackson.databind.json.JsonMapper;

/** Writes posts for one kind of chat. Stateless. */
interface Messenger {

    ChannelKind kind();

    Posting compose(ChatMessage message, ChatSecrets secrets);

    /** Returns a short code from the body of the receiver's answer; empty for most kinds. */
    default String code(String answer) {
        return "";
    }

    /** An HTTP post and its address. The address is a secret, so {@code toString} hides it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Posting(URI address, Map<String, String> headers, byte[] body) {

        private static final String CONTENT_TYPE = "Content-Type";

        static Posting json(URI address, Object content) {
            return new Posting(
                    address,
                    Map.of(CONTENT_TYPE, "application/json; charset=utf-8"),
                    JsonMapper.shared().writeValueAsBytes(content));
        }

        /** @param encoded the form's encoded pairs */
        static Posting form(URI address, Map<String, String> headers, String encoded) {
            Map<String, String> allHeaders = new HashMap<>(headers);
            allHeaders.put(CONTENT_TYPE, "application/x-www-form-urlencoded; charset=utf-8");
            return new Posting(address, allHeaders, encoded.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "Posting[" + body.length + " bytes]";
        }
    }
}
