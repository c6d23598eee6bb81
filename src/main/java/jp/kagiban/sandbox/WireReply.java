package jp.kagiban.sandbox;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer of the fake RMS, in one of the envelopes of docs/rakuten-rms.md, Errors and limits.
 *
 * @param retryAfter in seconds; zero means no header
 * @param whole false if the connection breaks in the middle of the body
 */
record WireReply(int status, String contentType, String body, int retryAfter, boolean whole) {

    static final String JSON = "application/json;charset=UTF-8";
    private static final String XML = "text/xml;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";

    static WireReply json(int status, JsonNode body) {
        return json(status, body.toString());
    }

    static WireReply empty(int status) {
        return json(status, "");
    }

    /** Returns an error in the envelope of the licence API. */
    static WireReply errors(int status, String code, String message) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("errors").addObject().put("code", code).put("message", message);
        return json(status, body);
    }

    /** Returns an error in the envelope of the gateway before the order API. */
    static WireReply results(int status, String code, String message) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("Results").put("errorCode", code).put("message", message);
        return json(status, body);
    }

    /** Returns an error in the envelope of the XML APIs. */
    static WireReply xmlFault(int status, String message) {
        return xml(
                status,
                "<result><status><interfaceId></interfaceId><systemStatus>NG</systemStatus><message>" + message
                        + "</message></status></result>");
    }

    static WireReply xml(int status, String root) {
        return new WireReply(status, XML, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + root, 0, true);
    }

    static WireReply overLimit(Manners manners) {
        return switch (manners.overLimit()) {
            case STATUS_429 ->
                new WireReply(429, JSON, "", Math.clamp(manners.retryAfter().toSeconds(), 0, Integer.MAX_VALUE), true);
            case STATUS_403 -> xmlFault(403, "QPSLimit");
        };
    }

    static WireReply maintenance(Manners manners) {
        String page = "<!DOCTYPE html><html lang=\"ja\"><head><title>メンテナンス</title></head>"
                + "<body><p>ただいまメンテナンス中です。</p></body></html>";
        return switch (manners.closed()) {
            case STATUS_503 -> new WireReply(503, HTML, page, 0, true);
            case STATUS_200 -> new WireReply(200, HTML, page, 0, true);
        };
    }

    static WireReply garbled() {
        return json(200, "{\"expiryDa");
    }

    static WireReply broken(Manners manners) {
        return switch (manners.broken()) {
            case BREAKS_OFF -> new WireReply(200, JSON, "{", 0, false);
            case STATUS_500 -> empty(500);
        };
    }

    private static WireReply json(int status, String body) {
        return new WireReply(status, JSON, body, 0, true);
    }
}
