package jp.kagiban.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the messages of one function of the order API (docs/rakuten-rms.md, Searching orders). */
record OrderMessages(String codes) {

    static final OrderMessages SEARCH = new OrderMessages("ORDER_EXT_API_SEARCH_ORDER_");
    static final OrderMessages GET = new OrderMessages("ORDER_EXT_API_GET_ORDER_");
    static final OrderMessages CONFIRM = new OrderMessages("ORDER_EXT_API_CONFIRM_ORDER_");

    void info(ArrayNode messages, String code, String text) {
        add(messages, "INFO", code, text);
    }

    void ofOrder(ArrayNode messages, String type, String code, String text, String orderNumber) {
        add(messages, type, code, text).put("orderNumber", orderNumber);
    }

    private ObjectNode add(ArrayNode messages, String type, String code, String text) {
        return messages.addObject()
                .put("messageType", type)
                .put("messageCode", codes + type + "_" + code)
                .put("message", text);
    }

    /**
     * Returns 400 with one message for each fault.
     *
     * @param empties fields of the answer that are null
     */
    WireReply faults(List<String> missing, List<String> wrong, @Nullable String... empties) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        ArrayNode messages = body.putArray("MessageModelList");
        missing.forEach(name -> add(messages, "ERROR", "009", name + "は必須です。"));
        wrong.forEach(name -> add(messages, "ERROR", "011", name + "の形式が正しくありません。"));
        for (String empty : empties) {
            body.putNull(empty);
        }
        return WireReply.json(400, body);
    }
}
