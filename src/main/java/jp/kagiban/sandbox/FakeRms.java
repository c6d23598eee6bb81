package jp.kagiban.sandbox;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import jp.kagiban.sandbox.SandboxKey.Standing;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a call as RMS does. Checks first the state of the service, then the key, the limits and the function itself.
 */
final class FakeRms {

    private static final String POST = "POST";
    private static final WireReply BAD_REQUEST = WireReply.results(400, "ES04-01", "Bad Request");

    private final SandboxRms desk;
    private final SandboxOrders orders;
    private final Gate gate;
    private final Clock clock;
    private final OrderSearch search;
    private final OrderDetails details;

    FakeRms(SandboxRms desk, SandboxOrders orders, Clock clock) {
        this.desk = desk;
        this.orders = orders;
        this.gate = new Gate(desk, clock);
        this.clock = clock;
        this.search = new OrderSearch(orders, clock);
        this.details = new OrderDetails(orders);
    }

    /** A function of RMS with its answer and its two kinds of refusals. */
    private record Call(
            String method,
            SandboxFunction function,
            BiFunction<WireRequest, Gate.Pass, WireReply> answer,
            WireReply unauthorised,
            WireReply forbidden) {

        boolean admits(Gate.Pass pass) {
            return switch (pass.standing()) {
                case LIVE -> true;
                case WAITING -> method.equals(POST);
                case EXPIRED ->
                    function == SandboxFunction.LICENCE_EXPIRY && pass.key().whenPast() == WhenPast.ANSWER_DATE;
                case STOPPED -> false;
            };
        }

        WireReply refused(Manners.Refusal manner) {
            return manner == Manners.Refusal.USUAL ? unauthorised : forbidden;
        }
    }

    WireReply answer(WireRequest request) {
        return switch (desk.weather()) {
            case NORMAL -> inFairWeather(request);
            case THROTTLED -> WireReply.overLimit(desk.manners());
            case MAINTENANCE -> WireReply.maintenance(desk.manners());
            case GARBLED -> WireReply.garbled();
            case UNREACHABLE -> WireReply.broken(desk.manners());
        };
    }

    private WireReply inFairWeather(WireRequest request) {
        Call call = call(request.path());
        if (call == null) {
            return WireReply.empty(404);
        }
        if (!request.method().equals(call.method())) {
            return WireReply.empty(405);
        }
        if (call.method().equals(POST) && !isJson(request.contentType())) {
            return WireReply.results(415, "ES04-03", "Unsupported Media Type");
        }
        return gate.admit(request.authorization())
                .filter(call::admits)
                .map(pass -> answer(request, call, pass))
                .orElse(call.unauthorised());
    }

    private WireReply answer(WireRequest request, Call call, Gate.Pass pass) {
        if (pass.standing() == Standing.WAITING) {
            return call.refused(desk.manners().notYetActive());
        }
        if (gate.countAndCheckLimit(pass.shop())) {
            return WireReply.overLimit(desk.manners());
        }
        return pass.lacks(call.function())
                ? call.refused(desk.manners().functionOff())
                : call.answer().apply(request, pass);
    }

    private @Nullable Call call(String path) {
        return switch (path) {
            case "/es/1.0/license-management/license-key/expiry-date" ->
                json(SandboxFunction.LICENCE_EXPIRY, ReadAnswers::expiry);
            case "/es/1.0/reserve/reserveInfoList" ->
                json(SandboxFunction.RESERVE_LIST, (_, _) -> ReadAnswers.reserved(clock));
            case "/es/1.0/shop/shopMaster" ->
                xml(SandboxFunction.SHOP_MASTER, (_, pass) -> ReadAnswers.master(pass.shop()));
            case "/es/1.0/cabinet/usage/get" -> xml(SandboxFunction.CABINET_USAGE, (_, _) -> ReadAnswers.usage());
            case "/es/2.0/order/searchOrder" -> order(SandboxFunction.SEARCH_ORDER, search::answer);
            case "/es/2.0/order/getOrder" -> order(SandboxFunction.GET_ORDER, details::get);
            case "/es/2.0/order/confirmOrder" -> order(SandboxFunction.CONFIRM_ORDER, details::confirm);
            case "/es/2.0/purchaseItem/searchOrderItem" -> order(SandboxFunction.SEARCH_ORDER_ITEM, search::answer);
            default -> null;
        };
    }

    private static Call json(SandboxFunction function, BiFunction<WireRequest, Gate.Pass, WireReply> answer) {
        return new Call(
                "GET", function, answer, ReadAnswers.UNAUTHORISED, WireReply.errors(403, "GA0003", "Forbidden"));
    }

    private static Call xml(SandboxFunction function, BiFunction<WireRequest, Gate.Pass, WireReply> answer) {
        return new Call(
                "GET", function, answer, WireReply.xmlFault(401, "AuthError"), WireReply.xmlFault(403, "AuthError"));
    }

    /** Makes the call of a function of the order API, behind its gateway (docs/rakuten-rms.md, Searching orders). */
    private Call order(SandboxFunction function, BiFunction<String, JsonNode, WireReply> answer) {
        return new Call(
                POST,
                function,
                (request, pass) -> {
                    WireReply reply = parse(request.body())
                            .map(body -> answer.apply(pass.shop().number(), body))
                            .orElse(BAD_REQUEST);
                    delay();
                    return reply;
                },
                WireReply.results(401, "ES01-01", "Un-Authorised"),
                BAD_REQUEST);
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(JsonMapper.shared().readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException rubbish) {
            return Optional.empty();
        }
    }

    /**
     * Returns whether the content type is JSON in UTF-8. RMS insists on the charset; the blank before it is optional.
     */
    private static boolean isJson(@Nullable String contentType) {
        String plain = contentType == null
                ? ""
                : contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return plain.equals("application/json;charset=utf-8");
    }

    private void delay() {
        long end = System.nanoTime() + orders.delay().toNanos();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
