package jp.kagiban.rakuten;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error of RMS, from any of its four envelopes (docs/rakuten-rms.md, Errors and limits): {@code Results} of the gateway,
 * {@code errors} of the newer APIs, {@code MessageModelList} of the order API, {@code result/status} of the XML APIs.
 *
 * @param code empty if RMS gave no code in a known format
 */
record RmsFault(String code, String message) {

    /** RMS's codes have no underscore but keys do, so an echoed key is never taken for a code. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Za-z0-9-]{1,31}");

    private static final Pattern ORDER_CODE = Pattern.compile("ORDER_EXT_API_[A-Z_]+_[0-9]{1,6}");

    private static final Pattern XML_MESSAGE = Pattern.compile("<message>([^<]{0,200})</message>");

    static RmsFault in(Reply reply) {
        return Json.read(reply).map(RmsFault::inJson).orElseGet(() -> inXml(reply.text()));
    }

    /** Rate limits of the XML APIs, which have status 403. */
    boolean isLimit() {
        String all = code + " " + message;
        return all.contains("QPSLimit") || all.contains("AccessLimit");
    }

    String codeOr(int status) {
        return code.isEmpty() ? Integer.toString(status) : code;
    }

    /** Whether the answer contains no error. */
    boolean isNone() {
        return code.isEmpty() && message.isEmpty();
    }

    static RmsFault inJson(JsonNode body) {
        JsonNode gateway = body.path("Results");
        if (gateway.isObject()) {
            return of(gateway, "errorCode");
        }
        JsonNode newer = body.path("errors").path(0);
        return newer.isObject()
                ? of(newer, "code")
                : of(body.path("MessageModelList").path(0), "messageCode");
    }

    private static RmsFault of(JsonNode fault, String codeName) {
        String message = fault.path("message").asString("");
        return new RmsFault(
                codeLike(fault.path(codeName).asString("")),
                message.isEmpty() ? fault.path("errorMessage").asString("") : message);
    }

    private static RmsFault inXml(String text) {
        Matcher found = XML_MESSAGE.matcher(text);
        String message = found.find() ? found.group(1).strip() : "";
        return new RmsFault(codeLike(message), message);
    }

    static String codeLike(String text) {
        return CODE.matcher(text).matches() || ORDER_CODE.matcher(text).matches() ? text : "";
    }

    /** Reads a body that may not be JSON. */
    static final class Json {

        private Json() {}

        static Optional<JsonNode> read(Reply reply) {
            return reply.body().flatMap(Json::read);
        }

        /** Builds no tree of a long answer, since a tree may need thirty times the memory. */
        private static Optional<JsonNode> read(byte[] body) {
            if (body.length > RmsWire.LONGEST_BODY) {
                return Optional.empty();
            }
            try {
                return Optional.ofNullable(JsonMapper.shared().readTree(body)).filter(JsonNode::isObject);
            } catch (JacksonException rubbish) {
                return Optional.empty();
            }
        }
    }
}
