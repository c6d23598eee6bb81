package jp.kagiban.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The order API (docs/rakuten-rms.md, Searching orders) and the item search beside it, behind their gateway. */
final class OrderEndpoint {

    private final SandboxRms desk;
    private final SandboxOrders orders;
    private final Gate gate;
    private final OrderSearch search;
    private final OrderDetails details;

    OrderEndpoint(SandboxRms desk, SandboxOrders orders, Gate gate, OrderSearch search) {
        this.desk = desk;
        this.orders = orders;
        this.gate = gate;
        this.search = search;
        this.details = new OrderDetails(orders);
    }

    /** A function and what it makes of a shop's number and a request. */
    private record Call(SandboxFunction function, BiFunction<String, JsonNode, WireReply> answer) {}

    /**
     * @param path from {@code /es/2.0/} on
     */
    WireReply answer(WireRequest request, String path) {
        Optional<Call> call = call(path);
        if (call.isEmpty()) {
            return WireReply.empty(404);
        }
        if (!request.method().equals("POST")) {
            return WireReply.empty(405);
        }
        if (!isJson(request.contentType())) {
            return WireReply.results(415, "ES04-03", "Unsupported Media Type");
        }
        Optional<Gate.Pass> pass = gate.admit(request.authorization());
        return pass.map(admitted -> of(admitted, request, call.get())).orElseGet(OrderEndpoint::unauthorised);
    }

    private Optional<Call> call(String path) {
        return switch (path) {
            case "order/searchOrder" -> Optional.of(new Call(SandboxFunction.SEARCH_ORDER, search::answer));
            case "order/getOrder" -> Optional.of(new Call(SandboxFunction.GET_ORDER, details::get));
            case "order/confirmOrder" -> Optional.of(new Call(SandboxFunction.CONFIRM_ORDER, details::confirm));
            case "purchaseItem/searchOrderItem" ->
                Optional.of(new Call(SandboxFunction.SEARCH_ORDER_ITEM, search::answer));
            default -> Optional.empty();
        };
    }

    /** Reference 1.8 and 1.9: the charset is asked for, the blank before it is not. */
    private static boolean isJson(@Nullable String contentType) {
        String plain = contentType == null
                ? ""
                : contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return plain.equals("application/json;charset=utf-8");
    }

    private WireReply of(Gate.Pass pass, WireRequest request, Call call) {
        return switch (pass.standing()) {
            case EXPIRED, STOPPED -> unauthorised();
            case WAITING -> refusal(desk.manners().notYetActive());
            case LIVE -> ofLive(pass, request, call);
        };
    }

    private WireReply ofLive(Gate.Pass pass, WireRequest request, Call call) {
        if (gate.isTooMany(pass.shop())) {
            return WireReply.overLimit(desk.manners());
        }
        if (pass.lacks(call.function())) {
            return refusal(desk.manners().functionOff());
        }
        WireReply answer = parse(request.body())
                .map(body -> call.answer().apply(pass.shop().number(), body))
                .orElseGet(() -> WireReply.results(400, "ES04-01", "Bad Request"));
        holdBack();
        return answer;
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(JsonMapper.shared().readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }

    private void holdBack() {
        long end = System.nanoTime() + orders.delay().toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    private static WireReply refusal(Manners.Refusal manner) {
        return switch (manner) {
            case USUAL -> unauthorised();
            case OTHER -> WireReply.results(400, "ES04-01", "Bad Request");
        };
    }

    private static WireReply unauthorised() {
        return WireReply.results(401, "ES01-01", "Un-Authorised");
    }
}
