package jp.kagiban.sandbox;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order API (reference section 3) behind its gateway. The shops of the sandbox have no orders yet. */
final class OrderEndpoint {

    private static final String SEARCH = "searchOrder";

    private final SandboxRms desk;
    private final Gate gate;
    private final OrderSearch search;

    OrderEndpoint(SandboxRms desk, Gate gate, OrderSearch search) {
        this.desk = desk;
        this.gate = gate;
        this.search = search;
    }

    /**
     * @param function the last part of the path
     */
    WireReply answer(WireRequest request, String function) {
        if (!function.equals(SEARCH)) {
            return WireReply.empty(404);
        }
        if (!request.method().equals("POST")) {
            return WireReply.empty(405);
        }
        if (!isJson(request.contentType())) {
            return WireReply.results(415, "ES04-03", "Unsupported Media Type");
        }
        Optional<Gate.Pass> pass = gate.admit(request.authorization());
        return pass.map(admitted -> of(admitted, request)).orElseGet(OrderEndpoint::unauthorised);
    }

    /** Reference 1.8 and 1.9: the charset is asked for, the blank before it is not. */
    private static boolean isJson(@Nullable String contentType) {
        String plain = contentType == null
                ? ""
                : contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return plain.equals("application/json;charset=utf-8");
    }

    private WireReply of(Gate.Pass pass, WireRequest request) {
        return switch (pass.standing()) {
            case EXPIRED, STOPPED -> unauthorised();
            case WAITING -> refusal(desk.manners().notYetActive());
            case LIVE -> ofLive(pass, request);
        };
    }

    private WireReply ofLive(Gate.Pass pass, WireRequest request) {
        if (gate.isTooMany(pass.shop())) {
            return WireReply.overLimit(desk.manners());
        }
        return pass.lacks(SandboxFunction.SEARCH_ORDER)
                ? refusal(desk.manners().functionOff())
                : search.answer(request.body());
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
